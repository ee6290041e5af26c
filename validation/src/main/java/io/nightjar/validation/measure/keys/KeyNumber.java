package io.nightjar.validation.measure.keys;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.validation.measure.ranks.OrderedBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import scala.collection.JavaConverters;

/**
 * A number of 128 bits for a combination of values; equal combinations have equal numbers. Where it
 * is a hash, two of a billion different combinations have the same one with a probability of 1e-21.
 *
 * @param first its first half, never null where a row takes part
 * @param second its second half, never null
 * @param isExact whether different combinations have different numbers for certain
 */
public record KeyNumber(Column first, Column second, boolean isExact) {
  private static final long SECOND_SEED = 0x9e3779b97f4a7c15L;

  /** The number for these columns; nothing if they have types that it cannot be told for. */
  public static Optional<KeyNumber> of(List<Column> columns, Dataset<Row> rows) {
    StructField[] fields = rows.select(columns.toArray(Column[]::new)).schema().fields();
    Optional<Column> whole =
        columns.size() == 1 ? whole(columns.get(0), fields[0].dataType()) : Optional.empty();
    if (whole.isPresent()) {
      return Optional.of(new KeyNumber(whole.get(), lit(0L), true));
    }
    if (!Stream.of(fields).map(StructField::dataType).allMatch(KeyNumber::isHashed)) {
      return Optional.empty();
    }
    List<Column> hashed = new ArrayList<>(columns);
    if (columns.size() > 1) {
      columns.forEach(column -> hashed.add(column.isNull()));
    }
    Column[] values = hashed.toArray(Column[]::new);
    return Optional.of(new KeyNumber(xxhash64(values), second(values), false));
  }

  private static Column second(Column... values) {
    List<Expression> expressions = Stream.of(values).map(Column::expr).toList();
    return new Column(new XxHash64(JavaConverters.asScalaBuffer(expressions).toSeq(), SECOND_SEED));
  }

  private static Optional<Column> whole(Column value, DataType type) {
    if (type instanceof IntegralType || type instanceof BooleanType) {
      return Optional.of(value.cast("bigint"));
    }
    if (type instanceof DoubleType || type instanceof FloatType) {
      return Optional.of(OrderedBits.bucket(value, 0));
    }
    if (type instanceof DateType) {
      return Optional.of(unix_date(value).cast("bigint"));
    }
    return type instanceof TimestampType ? Optional.of(unix_micros(value)) : Optional.empty();
  }

  private static boolean isHashed(DataType type) {
    return type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof StringType
        || type instanceof BinaryType
        || type instanceof DateType
        || type instanceof TimestampType;
  }
}
