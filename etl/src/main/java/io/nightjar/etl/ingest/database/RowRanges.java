package io.nightjar.etl.ingest.database;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Shares rows among tasks by ranges of a column that leave nothing out: the first and the last have
 * no other end, and the first takes the rows without a value.
 */
final class RowRanges {
  private final Connection connection;
  private final TableShape shape;

  RowRanges(Connection connection, TableShape shape) {
    this.connection = connection;
    this.shape = shape;
  }

  /** One query for each task; each row is in exactly one of them. */
  List<Query> of(Source source, Query rows) throws SQLException {
    String by = source.form().jdbc().split().by();
    int parts = source.form().jdbc().split().parts();
    if (parts == 1) {
      return List.of(rows);
    }
    boolean isNumber =
        shape
            .type(by)
            .filter(type -> type instanceof NumericType || type.equals(DataTypes.NullType))
            .isPresent();
    if (!isNumber) {
      throw EtlErrors.tableUnfit(
          source.name(),
          source.form().jdbc().table(),
          "split.by: " + by,
          "is no column of numbers of it, exactly spelled");
    }
    return ranges(rows, shape.quoted(by), List.copyOf(bounds(rows, shape.quoted(by), parts)));
  }

  private static List<Query> ranges(Query rows, String column, List<BigDecimal> bounds) {
    if (bounds.isEmpty()) {
      return List.of(rows);
    }
    List<Query> ranges = new ArrayList<>();
    ranges.add(rows.where("(" + column + " < ? OR " + column + " IS NULL)", bounds.get(0)));
    for (int i = 1; i < bounds.size(); i++) {
      ranges.add(
          rows.where(column + " >= ?", bounds.get(i - 1)).where(column + " < ?", bounds.get(i)));
    }
    ranges.add(rows.where(column + " >= ?", bounds.get(bounds.size() - 1)));
    return ranges;
  }

  /** What lies between two parts, in order; fewer where there are few values, none without any. */
  private SortedSet<BigDecimal> bounds(Query rows, String column, int parts) throws SQLException {
    Query ends = rows.select("MIN(" + column + "), MAX(" + column + ")");
    SortedSet<BigDecimal> bounds = new TreeSet<>();
    try (PreparedStatement statement = ends.on(connection);
        ResultSet found = statement.executeQuery()) {
      found.next();
      BigDecimal least = found.getBigDecimal(1);
      BigDecimal most = found.getBigDecimal(2);
      for (int i = 1; i < parts && least != null; i++) {
        BigDecimal way = most.subtract(least).multiply(BigDecimal.valueOf(i));
        bounds.add(least.add(way.divide(BigDecimal.valueOf(parts), 0, RoundingMode.FLOOR)));
      }
    }
    return bounds;
  }
}
