package io.nightjar.scoring;

import io.nightjar.scoring.Champions.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Tells a person what scored, and what did not. */
final class ScoringStory {
  private ScoringStory() {}

  static List<String> of(Champions champions, long predictions) {
    List<String> notes = new ArrayList<>();
    if (champions.terms().isEmpty()) {
      notes.add("no champion model yet; one trained with --train serves from the night after");
      return notes;
    }
    if (champions.without() > 0) {
      notes.add("%d night(s) before the first champion".formatted(champions.without()));
    }
    champions.terms().forEach(term -> notes.add(story(term)));
    if (predictions == 0) {
      notes.add("no entity to score");
    }
    return notes;
  }

  private static String story(Term term) {
    LocalDate trained = term.card().trainedFor();
    return "%s scores %s, %d day(s) after its training"
        .formatted(
            term.card().model(),
            term.nights(),
            ChronoUnit.DAYS.between(trained, term.nights().to()));
  }
}
