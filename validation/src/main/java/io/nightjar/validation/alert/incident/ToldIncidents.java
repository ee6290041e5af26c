package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes on incidents what people are told about them now. */
public final class ToldIncidents {
  private ToldIncidents() {}

  /** The incidents after these letters; those that no letter is about stay as they are. */
  public static List<Incident> after(
      Collection<Incident> incidents, List<Letter> letters, Instant at) {
    Map<String, News> news = new HashMap<>();
    Map<String, Map<String, String>> threads = new HashMap<>();
    for (Letter letter : letters) {
      for (News each : letter.news()) {
        news.put(each.incident().id(), each);
        threads
            .computeIfAbsent(each.incident().id(), id -> new HashMap<>())
            .putIfAbsent(letter.readers(), letter.messageId());
      }
    }
    return incidents.stream()
        .map(
            each ->
                news.containsKey(each.id())
                    ? each.with(told(each, news.get(each.id()), threads.get(each.id()), at))
                    : each)
        .toList();
  }

  private static Told told(Incident incident, News news, Map<String, String> threads, Instant at) {
    Map<String, String> all = new HashMap<>(threads);
    incident.told().ifPresent(before -> all.putAll(before.threads())); // the first mail leads
    boolean isEscalated =
        news.kind() == News.Kind.ESCALATED || incident.told().filter(Told::isEscalated).isPresent();
    Severity severity =
        news.kind() == News.Kind.RESOLVED
            ? incident.told().map(Told::severity).orElse(news.incident().severity())
            : news.incident().severity();
    return new Told(news.kind(), severity, news.incident().decided(), at, isEscalated, all);
  }
}
