package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts results per night and value of some columns beside the entities with those values. */
public final class JoinToEntities {
  private static final String OTHER_NIGHT = "_other_night";

  private final List<String> by;
  private final Set<String> counts;

  /**
   * @param by columns of the entity, in the order of {@code _by…}
   * @param counts results that are 0 where there is no row
   */
  public JoinToEntities(List<String> by, Set<String> counts) {
    this.by = List.copyOf(by);
    this.counts = Set.copyOf(counts);
  }

  /** Every night and combination of values that entities have, once and without nulls. */
  public Dataset<Row> asked(Dataset<Row> entities) {
    Column[] columns = new Column[by.size() + 1];
    columns[0] = col(Names.NIGHT);
    for (int i = 0; i < by.size(); i++) {
      columns[i + 1] = Columns.named(by.get(i)).as(Names.by(i));
    }
    return entities.select(columns).na().drop().distinct();
  }

  /**
   * The entities, each once, with the other columns of the results.
   *
   * @param results at most one row per {@code _night} and {@code _by…}
   */
  public Dataset<Row> apply(Dataset<Row> entities, Dataset<Row> results) {
    Dataset<Row> others = results.withColumnRenamed(Names.NIGHT, OTHER_NIGHT);
    Column isSame = col(Names.NIGHT).equalTo(col(OTHER_NIGHT));
    for (int i = 0; i < by.size(); i++) {
      isSame = isSame.and(Columns.named(by.get(i)).equalTo(col(Names.by(i))));
    }
    Dataset<Row> joined =
        entities
            .join(others, isSame, "left_outer")
            .drop(OTHER_NIGHT)
            .drop(Names.bys(by.size()).toArray(String[]::new));
    for (String name : Arrays.stream(joined.columns()).filter(counts::contains).toList()) {
      joined = joined.withColumn(name, coalesce(Columns.named(name), lit(0L)));
    }
    return joined;
  }
}
