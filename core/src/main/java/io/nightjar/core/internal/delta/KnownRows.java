package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;

import io.nightjar.core.table.Upsert;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * The rows of a table as it is, each with its {@link Upsert#ADDRESS}. Which files may have some is
 * asked once and kept: a query over the table would ask the log again whenever it is planned.
 */
final class KnownRows {
  private static final String PLACE = "_place";

  private final DeltaLog log;
  private final Snapshot snapshot;
  private final List<AddFile> files;
  private final boolean isNumbered;

  /**
   * @param files all of the table, with their statistics
   * @param isNumbered whether addresses say the number of a row in its file
   */
  KnownRows(DeltaLog log, Snapshot snapshot, List<AddFile> files, boolean isNumbered) {
    this.log = log;
    this.snapshot = snapshot;
    this.files = files;
    this.isNumbered = isNumbered;
  }

  StructType schema() {
    return snapshot.schema();
  }

  /** Rows that a filter with literals lets pass, and the files that may have some. */
  Part where(Column filter) {
    List<Expression> conditions =
        conditions(((Filter) folded(table(List.of()).where(filter))).condition()).toList();
    boolean isAll = conditions.stream().allMatch(Literal.class::isInstance);
    return new Part(filter, isAll ? files : pruned(conditions));
  }

  /** Literals of another type are cast, which the statistics of files cannot be asked for. */
  private static LogicalPlan folded(Dataset<Row> rows) {
    return ConstantFolding.apply(rows.queryExecution().analyzed());
  }

  private static Stream<Expression> conditions(Expression expression) {
    return expression instanceof And and
        ? Stream.concat(conditions(and.left()), conditions(and.right()))
        : Stream.of(expression);
  }

  /** The files as they are known: those that a scan names have lost their statistics. */
  private List<AddFile> pruned(List<Expression> conditions) {
    Set<String> scanned =
        JavaConverters.seqAsJavaList(
                snapshot
                    .filesForScan(JavaConverters.asScalaBuffer(conditions).toSeq(), false)
                    .files())
            .stream()
            .map(AddFile::path)
            .collect(Collectors.toSet());
    return files.stream().filter(file -> scanned.contains(file.path())).toList();
  }

  private Dataset<Row> table(List<AddFile> part) {
    return log.createDataFrame(
        snapshot, JavaConverters.asScalaBuffer(part).toSeq(), false, Option.empty());
  }

  /** Some of the rows. */
  final class Part {
    private final Column filter;
    private final List<AddFile> within;

    private Part(Column filter, List<AddFile> within) {
      this.filter = filter;
      this.within = within;
    }

    /** How many there are at most; {@link Long#MAX_VALUE} if nobody knows. */
    long mostRows() {
      return within.stream().allMatch(file -> file.numLogicalRecords().isDefined())
          ? within.stream().mapToLong(FileRewrite::records).sum()
          : Long.MAX_VALUE;
    }

    Dataset<Row> rows(SparkSession session) {
      return addressed(placed(session));
    }

    /** Those of some keys; only they get an address, which would take its time for every row. */
    Dataset<Row> rows(SparkSession session, Dataset<Row> keys, List<String> key) {
      Dataset<Row> placed = placed(session);
      return addressed(placed.join(keys, JavaConverters.asScalaBuffer(key).toSeq(), "left_semi"));
    }

    private Dataset<Row> placed(SparkSession session) {
      return session
          .withActive(() -> table(within))
          .where(filter)
          .withColumn(PLACE, col("_metadata"));
    }

    private Dataset<Row> addressed(Dataset<Row> placed) {
      Column file = substring_index(col(PLACE).getField("file_path"), "/", -1);
      Column number = isNumbered ? col(PLACE).getField("row_index") : lit(null).cast("bigint");
      return placed
          .withColumn(Upsert.ADDRESS, struct(file.as("file"), number.as("row")))
          .drop(PLACE);
    }
  }
}
