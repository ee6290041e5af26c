package io.nightjar.cli.lake;

import io.nightjar.core.table.Columns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How rows are printed. */
enum RowFormat {
  /** Aligned columns for people; null is shown as an empty cell. */
  TABLE {
    @Override
    void print(Dataset<Row> rows, Integer limit, PrintWriter out) {
      int most = limit == null ? DEFAULT_LIMIT : limit;
      List<String[]> cells = new ArrayList<>();
      cells.add(rows.columns());
      List<Row> taken = text(rows).takeAsList(most + 1);
      taken.stream().limit(most).forEach(row -> cells.add(texts(row)));
      int[] widths = widths(cells);
      cells.forEach(row -> out.println(aligned(row, widths)));
      if (taken.size() > most) {
        out.println("… more rows; --limit shows them.");
      }
    }
  },
  /** RFC 4180 with a header line; null is an empty field. */
  CSV {
    @Override
    void print(Dataset<Row> rows, Integer limit, PrintWriter out) {
      Iterator<Row> all = text(limited(rows, limit)).toLocalIterator();
      out.println(joined(rows.columns()));
      all.forEachRemaining(row -> out.println(joined(texts(row))));
    }
  },
  /** One JSON object a line; null fields are left out. */
  JSON {
    @Override
    void print(Dataset<Row> rows, Integer limit, PrintWriter out) {
      limited(rows, limit).toJSON().toLocalIterator().forEachRemaining(out::println);
    }
  };

  private static final int DEFAULT_LIMIT = 1000;

  /** Prints at most {@code limit} rows; null means the default of the format. */
  abstract void print(Dataset<Row> rows, Integer limit, PrintWriter out);

  private static Dataset<Row> limited(Dataset<Row> rows, Integer limit) {
    return limit == null ? rows : rows.limit(limit);
  }

  private static Dataset<Row> text(Dataset<Row> rows) {
    String[] expressions =
        Arrays.stream(rows.columns()).map(RowFormat::asText).toArray(String[]::new);
    return rows.selectExpr(expressions);
  }

  private static String asText(String column) {
    String quoted = Columns.quoted(column);
    return "cast(" + quoted + " as string) as " + quoted;
  }

  private static String[] texts(Row row) {
    String[] texts = new String[row.size()];
    for (int i = 0; i < row.size(); i++) {
      texts[i] = row.isNullAt(i) ? "" : row.getString(i);
    }
    return texts;
  }

  private static int[] widths(List<String[]> cells) {
    int[] widths = new int[cells.get(0).length];
    for (String[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return widths;
  }

  private static String aligned(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static String joined(String[] cells) {
    return Arrays.stream(cells).map(RowFormat::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
