package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.Digests;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.alert.incident.Incident.Status;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Folds check results into incidents, night by night. What a night says counts only from the night
 * on that was decided last: an old night that is checked again changes nothing that came after it.
 */
public final class Incidents {
  private static final int ID_DIGITS = 16;

  private final String lake;
  private final String pipeline;
  private final Map<IncidentKey, Incident> byKey = new HashMap<>();

  private Incidents(String lake, String pipeline, Collection<Incident> known) {
    this.lake = lake;
    this.pipeline = pipeline;
    known.forEach(each -> byKey.put(each.key(), each));
  }

  /**
   * The incidents after these results, sorted by table and rule.
   *
   * @param lake root of the lake, a part of the ids
   * @param pipeline whose incidents they are
   * @param known the incidents so far
   * @param checked in any order
   * @param withSuite the tables that have a suite today; incidents of others are withdrawn
   */
  public static List<Incident> after(
      String lake,
      String pipeline,
      Collection<Incident> known,
      Collection<CheckedTable> checked,
      Set<TableName> withSuite) {
    Incidents incidents = new Incidents(lake, pipeline, known);
    checked.stream().sorted(Comparator.comparing(CheckedTable::night)).forEach(incidents::take);
    incidents.withdraw(each -> !withSuite.contains(each.key().table()), Optional.empty());
    return incidents.sorted();
  }

  private List<Incident> sorted() {
    return byKey.values().stream()
        .sorted(
            Comparator.comparing((Incident each) -> each.key().table())
                .thenComparing(each -> each.key().rule())
                .thenComparing(each -> each.key().kind()))
        .toList();
  }

  private void take(CheckedTable checked) {
    Set<String> asked = new HashSet<>();
    for (CheckResult result : checked.results()) {
      asked.add(result.rule().fingerprint());
      take(key(result, Kind.RULE), result, result.outcome() == Outcome.ERROR);
      if (result.outcome() != Outcome.ERROR) { // otherwise nobody knows
        take(key(result, Kind.DATA), result, result.outcome() == Outcome.FAILED);
      }
    }
    withdraw(
        each ->
            each.key().table().equals(checked.table())
                && !asked.contains(each.key().rule())
                && !checked.night().isBefore(each.decided()),
        Optional.of(checked.night()));
  }

  private static IncidentKey key(CheckResult result, Kind kind) {
    return new IncidentKey(result.table(), result.rule().fingerprint(), kind);
  }

  private void take(IncidentKey key, CheckResult result, boolean isFailure) {
    Incident known = byKey.get(key);
    if (known != null && result.night().isBefore(known.decided())) {
      return;
    }
    if (isFailure) {
      byKey.put(key, failed(key, known, result));
    } else if (known != null && known.isOpen()) {
      byKey.put(key, known.over(Status.RESOLVED, result.night()));
    }
  }

  private Incident failed(IncidentKey key, Incident known, CheckResult failure) {
    if (known != null && (known.isOpen() || known.isOverUntold())) {
      return known.failedAgain(failure);
    }
    int number = known == null ? 1 : known.number() + 1;
    return new Incident(
        id(key, number),
        pipeline,
        key,
        number,
        Status.OPEN,
        failure.night(),
        failure.night(),
        1,
        failure,
        Optional.empty());
  }

  private String id(IncidentKey key, int number) {
    String what =
        String.join(
            "\n",
            lake,
            pipeline,
            key.table().toString(),
            key.rule(),
            key.kind().toString(),
            Integer.toString(number));
    return Digests.sha256(what).substring(0, ID_DIGITS);
  }

  private void withdraw(Predicate<Incident> isGone, Optional<LocalDate> night) {
    byKey.replaceAll(
        (key, each) ->
            each.isOpen() && isGone.test(each)
                ? each.over(Status.WITHDRAWN, night.orElse(each.decided()))
                : each);
  }
}
