package io.nightjar.validation.alert.incident;

import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.run.Digests;
import io.nightjar.validation.alert.incident.Letter.Form;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which mails tell what to whom. Few news are a mail each, many one digest; reminders and
 * routes of the day share one mail a day; nights that are computed again make one summary.
 */
public final class Letters {
  private static final int SINGLES_AT_MOST = 5;
  private static final int ID_DIGITS = 24;

  private final AlertSpec spec;
  private final LocalDate night;
  private final String domain;
  private final Predicate<Letter> mustWait;

  /**
   * The letters of one night.
   *
   * @param spec who is told what
   * @param night the newest night
   * @param domain what Message-IDs end with
   * @param mustWait whether its recipients have had another such mail today; its news are told
   *     another day
   */
  public Letters(AlertSpec spec, LocalDate night, String domain, Predicate<Letter> mustWait) {
    this.spec = spec;
    this.night = night;
    this.domain = domain;
    this.mustWait = mustWait;
  }

  /**
   * The letters for these news.
   *
   * @param isQuiet whether one summary for each recipient is all they get
   */
  public List<Letter> of(Collection<News> news, boolean isQuiet) {
    Map<List<String>, Map<News, Boolean>> byReaders = new LinkedHashMap<>();
    for (News each : sorted(news)) {
      for (Route route : each.routes(spec)) {
        boolean isDaily = route.isDaily() || each.kind() == News.Kind.STILL_FAILING;
        byReaders
            .computeIfAbsent(route.to(), to -> new LinkedHashMap<>())
            .merge(each, isDaily, Boolean::logicalAnd);
      }
    }
    List<Letter> letters = new ArrayList<>();
    byReaders.forEach((to, told) -> letters.addAll(letters(to, told, isQuiet)));
    return letters;
  }

  private static List<News> sorted(Collection<News> news) {
    return news.stream()
        .sorted(
            Comparator.comparing((News each) -> each.incident().severity())
                .thenComparing(News::kind)
                .thenComparing(each -> each.incident().key().table())
                .thenComparing(each -> each.incident().last().rule().title())
                .thenComparing(each -> each.incident().id()))
        .toList();
  }

  private List<Letter> letters(List<String> to, Map<News, Boolean> told, boolean isQuiet) {
    if (isQuiet) {
      return unlessEarlier(several(Form.SUMMARY, to, List.copyOf(told.keySet())));
    }
    List<News> atOnce = told.keySet().stream().filter(each -> !told.get(each)).toList();
    List<News> daily = told.keySet().stream().filter(told::get).toList();
    List<Letter> letters = new ArrayList<>();
    if (atOnce.size() > SINGLES_AT_MOST) {
      letters.add(several(Form.DIGEST, to, atOnce));
    } else {
      atOnce.forEach(each -> letters.add(single(to, each)));
    }
    if (!daily.isEmpty()) {
      letters.addAll(unlessEarlier(several(Form.DAILY, to, daily)));
    }
    return letters;
  }

  private List<Letter> unlessEarlier(Letter letter) {
    return mustWait.test(letter) ? List.of() : List.of(letter);
  }

  private Letter single(List<String> to, News news) {
    Incident incident = news.incident();
    String answers =
        incident
            .told()
            .flatMap(told -> Optional.ofNullable(told.threads().get(Letter.readers(to))))
            .orElse("");
    String id = messageId(news.kind().toString(), news.night(), to, incident.id());
    return new Letter(Form.SINGLE, to, news.night(), List.of(news), id, answers);
  }

  private Letter several(Form form, List<String> to, List<News> news) {
    String what =
        String.join("\n", news.stream().map(each -> each.kind() + each.incident().id()).toList());
    String id = messageId(form.name().toLowerCase(Locale.ROOT), night, to, what);
    return new Letter(form, to, night, news, id, "");
  }

  private String messageId(String kind, LocalDate of, List<String> to, String what) {
    String digest =
        Digests.sha256(String.join("\n", kind, of.toString(), Letter.readers(to), what));
    return "<%s.%s.%s@%s>"
        .formatted(kind.replace(' ', '-'), of, digest.substring(0, ID_DIGITS), domain);
  }
}
