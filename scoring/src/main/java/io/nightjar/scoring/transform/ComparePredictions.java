package io.nightjar.scoring.transform;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Says in one row how the predictions of one table differ from those of another, entity by entity
 * and night by night. Scores are the same if their first seven digits are: the last ones of a sum
 * of doubles depend on the order of addition.
 */
public final class ComparePredictions {
  /** What the names of these measures begin with in a manifest. */
  public static final String MEASURE = "diff.";

  /** BIGINT: rows that are staged. */
  public static final String STAGED = "staged";

  /** BIGINT: rows that are published. */
  public static final String PUBLISHED = "published";

  /** BIGINT: staged rows of entities that have no published one. */
  public static final String ONLY_STAGED = "only-staged";

  /** BIGINT: published rows of entities that have no staged one. */
  public static final String ONLY_PUBLISHED = "only-published";

  /** BIGINT: entities on both sides with another score. */
  public static final String CHANGED = "changed";

  /** BIGINT: entities on both sides with another prediction, of which one may be null. */
  public static final String DECIDED_OTHERWISE = "decided-otherwise";

  /** DOUBLE: mean distance of the scores of entities on both sides; 0 if there are none. */
  public static final String MEAN_DISTANCE = "mean-distance";

  /** DOUBLE: the largest of these distances; 0 if there are none. */
  public static final String LARGEST_DISTANCE = "largest-distance";

  private static final String KEY = "key";
  private static final String SCORE = "score";
  private static final String PREDICTION = "prediction";
  private static final String LEFT = "staged_";
  private static final String RIGHT = "published_";

  private final List<String> key;

  /** For entities with this key; null is a value like any other. */
  public ComparePredictions(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** One row, whatever is in the two. */
  public Dataset<Row> apply(Dataset<Row> staged, Dataset<Row> published) {
    Column hasStaged = col(LEFT + KEY).isNotNull();
    Column hasPublished = col(RIGHT + KEY).isNotNull();
    Column isOnBoth = hasStaged.and(hasPublished);
    Column distance = when(isOnBoth, abs(col(LEFT + SCORE).minus(col(RIGHT + SCORE))));
    return side(staged, LEFT)
        .join(side(published, RIGHT), col(LEFT + KEY).eqNullSafe(col(RIGHT + KEY)), "full_outer")
        .agg(
            number(hasStaged).as(STAGED),
            number(hasPublished).as(PUBLISHED),
            number(hasStaged.and(not(hasPublished))).as(ONLY_STAGED),
            number(hasPublished.and(not(hasStaged))).as(ONLY_PUBLISHED),
            number(isOnBoth.and(differ(SCORE, "float"))).as(CHANGED),
            number(isOnBoth.and(differ(PREDICTION, "boolean"))).as(DECIDED_OTHERWISE),
            coalesce(avg(distance), lit(0.0)).as(MEAN_DISTANCE),
            coalesce(max(distance), lit(0.0)).as(LARGEST_DISTANCE));
  }

  private Dataset<Row> side(Dataset<Row> rows, String prefix) {
    Column[] entity =
        Stream.concat(key.stream(), Stream.of(Bookkeeping.LOGICAL_DATE))
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    return rows.select(
        struct(entity).as(prefix + KEY),
        col(SCORE).as(prefix + SCORE),
        col(PREDICTION).as(prefix + PREDICTION));
  }

  private static Column differ(String column, String type) {
    return not(col(LEFT + column).cast(type).eqNullSafe(col(RIGHT + column).cast(type)));
  }

  private static Column number(Column condition) {
    return count(when(condition, lit(1)));
  }
}
