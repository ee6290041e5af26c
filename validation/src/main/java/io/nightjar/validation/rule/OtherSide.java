package io.nightjar.validation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Another table that a rule compares columns with.
 *
 * @param name its name
 * @param rows its rows, at the version that belongs to the rows that are checked
 */
record OtherSide(String name, Dataset<Row> rows) {
  static OtherSide of(Scope scope, String name) throws RuleProblem {
    return new OtherSide(name, scope.others().table(name));
  }

  /** Its column of that name. */
  Field find(String column) throws RuleProblem {
    Scope scope =
        new Scope(rows.schema(), Optional.empty(), OtherTables.NONE, false, Optional.empty());
    try {
      return scope.find(column);
    } catch (RuleProblem e) {
      throw new RuleProblem("%s has %s".formatted(name, e.getMessage()));
    }
  }

  List<Field> find(List<String> columns) throws RuleProblem {
    List<Field> found = new ArrayList<>();
    for (String column : columns) {
      found.add(find(column));
    }
    return found;
  }

  /** Numbers can be compared with numbers, everything else with its own type only. */
  static void requireComparable(Field own, Field other, String table) throws RuleProblem {
    boolean isComparable = own.type().equals(other.type()) || (own.isNumber() && other.isNumber());
    if (!isComparable) {
      throw own.problem(
          "\"%s\" of %s is %s and cannot be compared with it"
              .formatted(other.name(), table, other.type().sql()));
    }
  }
}
