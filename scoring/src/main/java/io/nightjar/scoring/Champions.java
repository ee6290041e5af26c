package io.nightjar.scoring;

import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.Models;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which model scores which nights: each night its champion, a model of an earlier night, as if it
 * were scored alone.
 *
 * @param terms nights in a row with the same champion, in order
 * @param without how many nights have no champion yet
 */
record Champions(List<Term> terms, int without) {
  /**
   * Nights that one model scores.
   *
   * @param card the champion of those nights
   * @param nights without a gap, because only a newer model ends a term
   */
  record Term(ModelCard card, Nights nights) {}

  Champions {
    terms = List.copyOf(terms);
  }

  static Champions of(String pipeline, Models models, Nights nights) {
    List<Term> terms = new ArrayList<>();
    int without = 0;
    for (LocalDate night : nights.dates()) {
      Optional<ModelCard> champion = models.champion(pipeline, night);
      if (champion.isEmpty()) {
        without++;
      } else {
        add(terms, champion.get(), night);
      }
    }
    return new Champions(terms, without);
  }

  private static void add(List<Term> terms, ModelCard champion, LocalDate night) {
    int last = terms.size() - 1;
    if (last >= 0 && terms.get(last).card().model().equals(champion.model())) {
      Nights before = terms.get(last).nights();
      terms.set(last, new Term(champion, new Nights(before.from(), night)));
    } else {
      terms.add(new Term(champion, Nights.of(night)));
    }
  }

  /** Equal for equal choices; the part of a scoring that no table version pins. */
  String digestible() {
    return terms.stream()
        .map(term -> term.nights() + "=" + term.card().model())
        .toList()
        .toString();
  }
}
