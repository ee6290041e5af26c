package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** Executes small queries of different columns as one, so that their stages run side by side. */
final class OneAction {
  private OneAction() {}

  /** The rows of each query, in order of the queries. */
  static List<List<Row>> collect(List<Dataset<Row>> queries) {
    if (queries.size() == 1) {
      return List.of(queries.get(0).collectAsList());
    }
    List<Dataset<Row>> packed = queries.stream().map(OneAction::packed).toList();
    List<DataType> types = packed.stream().map(one -> one.schema().apply(0).dataType()).toList();
    List<List<Row>> found = new ArrayList<>();
    queries.forEach(query -> found.add(new ArrayList<>()));
    for (Row row : union(packed, types).collectAsList()) {
      int query = row.getInt(0);
      found.get(query).add(row.getStruct(query + 1));
    }
    return found;
  }

  private static Dataset<Row> packed(Dataset<Row> query) {
    String[] names =
        IntStream.range(0, query.columns().length).mapToObj(i -> "c" + i).toArray(String[]::new);
    Column[] columns =
        IntStream.range(0, names.length).mapToObj(i -> col("c" + i)).toArray(Column[]::new);
    return query.toDF(names).select(struct(columns).as("row"));
  }

  private static Dataset<Row> union(List<Dataset<Row>> packed, List<DataType> types) {
    Dataset<Row> all = null;
    for (int i = 0; i < packed.size(); i++) {
      List<Column> columns = new ArrayList<>(List.of(lit(i).as("query")));
      for (int j = 0; j < types.size(); j++) {
        Column row = i == j ? col("row") : lit(null).cast(types.get(j));
        columns.add(row.as("row" + j));
      }
      Dataset<Row> one = packed.get(i).select(columns.toArray(Column[]::new));
      all = all == null ? one : all.union(one);
    }
    return all;
  }
}
