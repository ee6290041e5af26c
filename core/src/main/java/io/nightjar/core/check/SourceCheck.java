package io.nightjar.core.check;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.sql.SparkMessage;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Checks the expressions of a source and says which columns its bronze table has. */
final class SourceCheck {
  private final EmptyTables empty;
  private final List<String> problems;

  SourceCheck(EmptyTables empty, List<String> problems) {
    this.empty = empty;
    this.problems = problems;
  }

  StructType schema(Source source) {
    StructType columns = source.columns().schema();
    StructType timed =
        columns
            .add(Bookkeeping.LOGICAL_DATE, DataTypes.DateType)
            .add(Bookkeeping.EVENT_TIME, DataTypes.TimestampType);
    check(source, source.eventDate(), columns, "event-date", Set.of("DATE"));
    Set<String> moments =
        source.localTime().isPresent() ? Set.of("TIMESTAMP", "TIMESTAMP_NTZ") : Set.of("TIMESTAMP");
    check(source, source.eventTime(), columns, "event-time", moments);
    check(source, source.knownAt(), timed, "known-at", Set.of("TIMESTAMP"));
    return timed
        .add(Bookkeeping.KNOWN_AT, DataTypes.TimestampType)
        .add(Bookkeeping.SOURCE_FILE, DataTypes.StringType)
        .add(Bookkeeping.SOURCE_ROW, DataTypes.LongType);
  }

  private void check(
      Source source,
      Optional<SqlText> expression,
      StructType columns,
      String key,
      Set<String> wanted) {
    if (expression.isEmpty()) {
      return;
    }
    empty
        .expression(expression.get(), source.table(), columns, problems)
        .map(value -> value.apply("value").dataType())
        .filter(type -> !wanted.contains(type.sql()))
        .ifPresent(type -> problem(source, expression.get(), key, type));
  }

  private void problem(Source source, SqlText expression, String key, DataType type) {
    String wanted = "event-date".equals(key) ? "DATE" : "TIMESTAMP";
    String message =
        "%s of source %s is %s, but must be %s; convert it, for example by %s(…)"
            .formatted(
                key,
                source.name(),
                type.sql(),
                wanted,
                "DATE".equals(wanted) ? "to_date" : "to_timestamp");
    problems.add(SparkMessage.at(expression, 1, message));
  }
}
