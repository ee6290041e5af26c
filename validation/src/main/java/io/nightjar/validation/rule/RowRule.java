package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.measure.Values;
import io.nightjar.validation.rule.Misfits.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A rule about rows one by one: rows without a value are left out, and of the others the share
 * {@code mostly} must fit, the boundary included. No rows at all fit.
 *
 * @param columns whose values it is about
 * @param mostly share of rows that must fit, 0 to 1
 * @param test tells rows that do not fit
 */
public record RowRule(List<String> columns, double mostly, Test test) implements Rule {
  /** Copies the list. */
  public RowRule {
    columns = List.copyOf(columns);
  }

  /** Binds the rule to a table. */
  @FunctionalInterface
  interface Test {
    /** The conditions. */
    Conditions of(Scope scope) throws RuleProblem;
  }

  /**
   * Conditions over one row.
   *
   * @param present whether it takes part
   * @param misfit whether it does not fit; null counts as fitting
   * @param kind how it is counted
   * @param unreadable whether the rule cannot be asked of it, which breaks the rule as a whole
   */
  record Conditions(Column present, Column misfit, Kind kind, Optional<Column> unreadable) {
    /** Every row can be asked. */
    Conditions(Column present, Column misfit, Kind kind) {
      this(present, misfit, kind, Optional.empty());
    }

    /** About a column whose nulls are left out. */
    static Conditions values(Field field, Column misfit) {
      return new Conditions(field.value().isNotNull(), misfit, Kind.VALUES);
    }
  }

  @Override
  public Step<Answer> bind(Scope scope) throws RuleProblem {
    Conditions conditions = test.of(scope);
    Column misfit = conditions.present().and(coalesce(conditions.misfit(), lit(false)));
    Aggregate elements = scope.elements();
    Aggregate present = scope.counted(conditions.present());
    Aggregate unexpected = scope.counted(misfit);
    Misfits misfits = new Misfits(conditions.kind(), columns, Optional.of(scope.where(misfit)));
    List<Metric> asked = new ArrayList<>(List.of(elements, present, unexpected));
    Optional<Aggregate> unreadable = conditions.unreadable().map(scope::counted);
    unreadable.ifPresent(asked::add);
    return new Ask<>(
        asked,
        values ->
            unreadable.isPresent() && values.count(unreadable.get()) > 0
                ? new Broken<>("%d values cannot be read".formatted(values.count(unreadable.get())))
                : new Answered<>(answer(counts(values, elements, present, unexpected), misfits)));
  }

  private static Counts counts(
      Values values, Aggregate elements, Aggregate present, Aggregate unexpected) {
    long all = values.count(elements);
    return new Counts(all, all - values.count(present), values.count(unexpected));
  }

  private Answer answer(Counts counts, Misfits misfits) {
    return Shares.answer(counts, mostly, misfits);
  }
}
