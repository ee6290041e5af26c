package io.nightjar.etl.features.slots;

import io.nightjar.core.rows.LazyRows;
import io.nightjar.core.table.transform.CutAtNights;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Finds for every entity and night asked the latest row that had appeared by then. Rows are neither
 * sorted nor joined with the nights they are seen by: each is held against what is kept for the
 * first night that sees it, and a row kept for one night serves the next ones until a later row
 * appears. What is asked is held in memory, part by part; the rows stream past it.
 */
public final class SlotJoin {
  private final List<String> entity;
  private final String night;
  private final String value;

  /**
   * @param entity columns that identify an entity, in rows and questions
   * @param night INT column of the questions
   * @param value column of the rows
   */
  public SlotJoin(List<String> entity, String night, String value) {
    this.entity = List.copyOf(entity);
    this.night = night;
    this.value = value;
  }

  /** The columns that order rows; a null event is earlier than all. */
  public static List<Column> order(Column event, Column known, Column brought, Column digest) {
    return SlotRow.order(event, known, brought, digest);
  }

  /**
   * The entity, the night and the value of the latest row; questions without one are left out.
   *
   * @param rows with the entity, {@code _seen_from}, what {@link #order} gives, and the value
   * @param asked the entity and the night, each pair once, without nulls
   */
  public Dataset<Row> apply(Dataset<Row> rows, Dataset<Row> asked) {
    Dataset<Row> laid = rows.select(SlotRow.columns(layout()));
    List<String> question = new ArrayList<>(entity);
    question.add(night);
    Dataset<Row> questions = asked.select(SlotRow.columns(question));
    int bys = entity.size();
    CombineLatest combine = new CombineLatest(new SlotRow(laid.schema(), bys));
    LazyRows lazy = new LazyRows(rows.sparkSession());
    Dataset<Row> fewer = lazy.table(lazy.of(laid).mapPartitions(combine), laid.schema());
    FillSlots fill = new FillSlots(laid.schema(), questions.schema(), bys, value);
    JavaRDD<InternalRow> answers =
        lazy.of(byEntity(fewer)).zipPartitions(lazy.of(byEntity(questions)), fill);
    StructType schema = questions.schema().add(value, laid.schema().apply(value).dataType());
    return lazy.table(answers, schema);
  }

  private List<String> layout() {
    List<String> names = new ArrayList<>(entity);
    names.add(CutAtNights.FROM);
    names.addAll(List.of(SlotRow.EVENT, SlotRow.KNOWN, SlotRow.BROUGHT, SlotRow.DIGEST));
    names.add(value);
    return names;
  }

  /** Both sides are split alike, or the parts would not hold the same entities. */
  private Dataset<Row> byEntity(Dataset<Row> rows) {
    int parts = rows.sparkSession().sessionState().conf().numShufflePartitions();
    return rows.repartition(parts, SlotRow.columns(entity));
  }
}
