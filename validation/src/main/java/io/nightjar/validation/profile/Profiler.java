package io.nightjar.validation.profile;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.validation.profile.Slot.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Profiles a table in two scans: one aggregate over everything, then one count of histograms,
 * frequent values, nights and keys. What comes to the driver is bounded by columns, nights and
 * {@link #MOST_VALUES}, not by rows.
 *
 * @param keys sets of columns to try as keys besides single columns that look like one
 * @param night column of type DATE that says the night of a row; empty for that of Nightjar's own
 *     tables, if the table has it
 */
public record Profiler(List<List<String>> keys, Optional<String> night) {
  /** Columns with more values get no list of them. */
  static final int MOST_VALUES = 1000;

  private static final double LOOKS_UNIQUE = 0.92;
  private static final String OWN = "_";

  /** Copies the lists. */
  public Profiler {
    keys = keys.stream().map(List::copyOf).toList();
  }

  /**
   * Profiles rows; fails with exit code 10 if a named column is not there.
   *
   * @param source what to call the table
   */
  public TableProfile profile(String source, Dataset<Row> table) {
    List<StructField> fields =
        Arrays.stream(table.schema().fields()).filter(f -> !f.name().startsWith(OWN)).toList();
    Optional<String> nights = nightColumn(table);
    requireThere(table);
    FirstPass.Found first = new FirstPass(fields, nights).of(table);
    List<Slot> slots = slots(first, nights);
    Map<Slot, List<Tally>> tallies = new SecondPass(slots, nights).of(table);
    return new Assembly(first, tallies).profile(source);
  }

  private Optional<String> nightColumn(Dataset<Row> table) {
    List<String> dates =
        Arrays.stream(table.schema().fields())
            .filter(field -> field.dataType().equals(DataTypes.DateType))
            .map(StructField::name)
            .toList();
    night
        .filter(name -> !dates.contains(name))
        .ifPresent(
            name -> {
              throw CoreErrors.invalidArgument(
                  "--night %s is no column of type DATE; there are: %s."
                      .formatted(name, dates.isEmpty() ? "none" : String.join(", ", dates)));
            });
    return night.or(() -> Optional.of(Bookkeeping.LOGICAL_DATE).filter(dates::contains));
  }

  private void requireThere(Dataset<Row> table) {
    List<String> names = List.of(table.columns());
    keys.stream()
        .flatMap(List::stream)
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw CoreErrors.invalidArgument(
                  "--key names %s, which is no column; there are: %s."
                      .formatted(name, String.join(", ", names)));
            });
  }

  private List<Slot> slots(FirstPass.Found first, Optional<String> nightColumn) {
    List<Slot> slots = new ArrayList<>();
    Optional<Column> date = nightColumn.map(Columns::named);
    date.ifPresent(value -> slots.add(new Slot("", What.NIGHT, value)));
    for (ColumnFacts column : first.columns()) {
      Column value = Columns.named(column.name());
      column
          .numbers()
          .filter(Assembly::hasHistogram)
          .ifPresent(
              numbers ->
                  slots.add(
                      new Slot(
                          column.name(),
                          What.BUCKET,
                          Buckets.of(numbers).of(FirstPass.number(column.name())))));
      if (hasFewValues(column)) {
        slots.add(new Slot(column.name(), What.VALUE, value));
      }
      if (date.isPresent() && column.present() < first.rows()) {
        Column missing = when(value.isNull(), date.get());
        slots.add(new Slot(column.name(), What.NIGHT_OF_MISSING, missing));
      }
      if (date.isPresent() && column.kind() == ColumnKind.FLAG) {
        slots.add(new Slot(column.name(), What.NIGHT_OF_TRUE, when(value, date.get())));
      }
    }
    candidates(first).forEach(key -> slots.add(new Slot(Assembly.joined(key), What.KEY, key(key))));
    return slots;
  }

  private static boolean hasFewValues(ColumnFacts column) {
    return (column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.FLAG)
        && column.present() > 0
        && column.distinct() <= MOST_VALUES;
  }

  /** Named keys, and single columns without gaps that have about as many values as rows. */
  private Set<List<String>> candidates(FirstPass.Found first) {
    Set<List<String>> candidates = new LinkedHashSet<>(keys);
    for (ColumnFacts column : first.columns()) {
      boolean isMeasured = column.numbers().filter(numbers -> !numbers.isWhole()).isPresent();
      if (column.present() == first.rows()
          && !isMeasured
          && column.distinct() >= LOOKS_UNIQUE * first.rows()
          && first.rows() > 1) {
        candidates.add(List.of(column.name()));
      }
    }
    return candidates;
  }

  /** The values of a key as one text; equal keys have equal texts and others have others. */
  private static Column key(List<String> columns) {
    Column[] values = Columns.named(columns);
    Column[] numbered = new Column[values.length];
    for (int i = 0; i < values.length; i++) {
      numbered[i] = values[i].as("k" + i);
    }
    return to_json(struct(numbered));
  }
}
