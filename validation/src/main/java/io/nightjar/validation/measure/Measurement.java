package io.nightjar.validation.measure;

import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings the steps of many rules to their ends: the metrics of all rules are computed together, for
 * all nights at once, and only rules that ask again cause another pass.
 *
 * @param <A> the answer of a rule
 */
public final class Measurement<A> {
  private final NightRows rows;

  /** Of these rows. */
  public Measurement(NightRows rows) {
    this.rows = rows;
  }

  /** The ends of all rules, in their order, for each night. */
  public SortedMap<LocalDate, List<Step<A>>> of(List<Step<A>> rules) {
    SortedMap<LocalDate, Values> first = new Pass(rows).of(metrics(rules));
    SortedMap<LocalDate, List<Step<A>>> ends = new TreeMap<>();
    first.forEach((night, values) -> ends.put(night, ended(night, advanced(rules, values))));
    return ends;
  }

  /** One round further, for rows that are of a single night. */
  public List<Step<A>> round(List<Step<A>> steps) {
    return advanced(steps, new Pass(rows).of(metrics(steps)).get(rows.nights().get(0)));
  }

  private List<Step<A>> ended(LocalDate night, List<Step<A>> steps) {
    List<Step<A>> current = steps;
    while (current.stream().anyMatch(Ask.class::isInstance)) {
      current = new Measurement<A>(rows.only(night)).round(current);
    }
    return current;
  }

  private static <A> Set<Metric> metrics(List<Step<A>> steps) {
    Set<Metric> metrics = new LinkedHashSet<>();
    for (Step<A> step : steps) {
      if (step instanceof Ask<A> ask) {
        metrics.addAll(ask.metrics());
      }
    }
    return metrics;
  }

  private static <A> List<Step<A>> advanced(List<Step<A>> steps, Values values) {
    List<Step<A>> next = new ArrayList<>();
    for (Step<A> step : steps) {
      next.add(step instanceof Ask<A> ask ? next(ask, values) : step);
    }
    return next;
  }

  private static <A> Step<A> next(Ask<A> ask, Values values) {
    for (Metric metric : ask.metrics()) {
      if (metric instanceof Metric.Query query && values.failure(query).isPresent()) {
        return new Broken<>(values.failure(query).get());
      }
    }
    return ask.then().step(values);
  }

  /** The answer of a step that has come to its end, or nothing if the rule is broken. */
  public static <A> Optional<A> answer(Step<A> end) {
    return end instanceof Answered<A> answered ? Optional.of(answered.answer()) : Optional.empty();
  }
}
