package io.nightjar.core.table;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Columns by their names, whatever characters these have: dots, blanks, back quotes. */
public final class Columns {
  private Columns() {}

  /** A name as SQL reads it: in back quotes. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The column of that name. */
  public static Column named(String name) {
    return functions.col(quoted(name));
  }

  /** The columns of these names, in their order. */
  public static Column[] named(Collection<String> names) {
    return names.stream().map(Columns::named).toArray(Column[]::new);
  }
}
