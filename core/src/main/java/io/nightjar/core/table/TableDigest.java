package io.nightjar.core.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Whether two tables hold the same rows, in whatever order, files and order of columns: the sum of
 * a 64-bit hash of each row, in decimal, and the number of rows. Names, types, null, NaN and how
 * often a row occurs all count; {@code 0.0} and {@code -0.0} are the same. A column of type DOUBLE
 * counts as FLOAT, with about seven digits: a sum of doubles depends on the order of addition, and
 * so on files and cores; {@link #exact} counts every bit. {@code _run} and {@code _table_versions}
 * do not count, for they differ between two equal runs. It finds differences, not forgers.
 *
 * @param rows how many rows
 * @param digest the sum, 0 for no rows
 */
public record TableDigest(long rows, String digest) {
  /** Of a table without rows. */
  public static final TableDigest EMPTY = new TableDigest(0, "0");

  private static final Set<String> IGNORED = Set.of(Bookkeeping.RUN, "_table_versions");
  private static final String ROWS = "rows";
  private static final String DIGEST = "digest";
  private static final DataType SUMMAND = DataTypes.createDecimalType(20, 0);

  /** Computes the digest in one pass. */
  public static TableDigest of(Dataset<Row> rows) {
    return of(rows, hashed(rows.schema(), true));
  }

  /** The same with every bit of a DOUBLE. */
  public static TableDigest exact(Dataset<Row> rows) {
    return of(rows, hashed(rows.schema(), false));
  }

  /** The exact digest as two aggregates, to be observed while rows are written. */
  public static List<Column> observable(StructType schema) {
    Column hash = functions.xxhash64(hashed(schema, false)).cast(SUMMAND);
    return List.of(functions.count(functions.lit(1)).as(ROWS), functions.sum(hash).as(DIGEST));
  }

  /** The digest from what {@link #observable} has given. */
  public static TableDigest ofObserved(Map<String, Object> numbers) {
    return new TableDigest((Long) numbers.get(ROWS), text((BigDecimal) numbers.get(DIGEST)));
  }

  /** A hash of every bit of those columns of a row; their order does not count, nulls do. */
  public static Column rowHash(StructType columns) {
    return functions.xxhash64(hashed(columns, false));
  }

  /** The digest of a table after some rows went out of it and others came in. */
  public TableDigest changed(TableDigest out, TableDigest in) {
    BigDecimal sum =
        new BigDecimal(digest).subtract(new BigDecimal(out.digest)).add(new BigDecimal(in.digest));
    return new TableDigest(rows - out.rows + in.rows, text(sum));
  }

  private static TableDigest of(Dataset<Row> rows, Column... hashed) {
    Row result =
        rows.select(functions.xxhash64(hashed).cast(SUMMAND).as("hash"))
            .agg(functions.count(functions.lit(1)), functions.sum("hash"))
            .first();
    return new TableDigest(result.getLong(0), text(result.getDecimal(1)));
  }

  private static String text(BigDecimal sum) {
    return (sum == null ? BigDecimal.ZERO : sum).toPlainString();
  }

  private static Column[] hashed(StructType schema, boolean isRounded) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(schema.fields())
        .filter(field -> !IGNORED.contains(field.name()))
        .sorted(Comparator.comparing(StructField::name))
        .forEach(field -> addTo(columns, field, isRounded));
    return columns.toArray(Column[]::new);
  }

  private static void addTo(List<Column> columns, StructField field, boolean isRounded) {
    Column column = Columns.named(field.name());
    columns.add(functions.lit(field.name() + " " + field.dataType().catalogString()));
    columns.add(column.isNull());
    boolean isDouble = isRounded && field.dataType().equals(DataTypes.DoubleType);
    columns.add(isDouble ? column.cast(DataTypes.FloatType) : flat(column, field.dataType()));
  }

  /** A form whose hash sees nulls inside; the hash of Spark leaves them out. */
  private static Column flat(Column column, DataType type) {
    if (type instanceof MapType) {
      return json(functions.array_sort(functions.map_entries(column)));
    }
    return type instanceof ArrayType || type instanceof StructType ? json(column) : column;
  }

  private static Column json(Column column) {
    return functions.to_json(functions.struct(column.as("v")), Map.of("ignoreNullFields", "false"));
  }
}
