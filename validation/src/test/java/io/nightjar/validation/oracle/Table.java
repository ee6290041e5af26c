package io.nightjar.validation.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A small table.
 *
 * @param types SQL type by column, in column order
 * @param nights rows by night; a row has a cell by column, null included
 */
record Table(Map<String, String> types, SortedMap<LocalDate, List<Map<String, Object>>> nights) {
  /** The name as the table writes it; upper and lower case are the same. */
  String column(String written) {
    return types.keySet().stream()
        .filter(name -> name.equalsIgnoreCase(written))
        .findFirst()
        .orElseThrow(() -> new NotAsked("no column " + written));
  }

  String type(String written) {
    return types.get(column(written));
  }

  /** Columns of one of these types. */
  List<String> columns(List<String> kinds) {
    List<String> found = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          if (kinds.contains(type)) {
            found.add(name);
          }
        });
    return found;
  }

  /** The cells of a column in a night. */
  List<Object> cells(String name, LocalDate night) {
    List<Object> cells = new ArrayList<>();
    nights.get(night).forEach(row -> cells.add(row.get(name)));
    return cells;
  }

  /** Thrown where a rule cannot be asked of a table. */
  static final class NotAsked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAsked(String why) {
      super(why);
    }
  }
}
