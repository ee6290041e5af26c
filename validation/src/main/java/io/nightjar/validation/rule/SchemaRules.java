package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nightjar.validation.measure.Step.Answered;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** Rules that the columns of a table decide; nothing is read. */
public final class SchemaRules {
  private SchemaRules() {}

  /**
   * A column of exactly that name, upper and lower case told apart.
   *
   * @param index its position from 0, if that matters
   */
  public static Rule columnExists(String column, OptionalInt index) {
    return Rule.of(
        List.of(column),
        scope -> {
          int at = names(scope).indexOf(column);
          boolean fits = at >= 0 && index.orElse(at) == at;
          String expected = index.isPresent() ? "column number " + index.getAsInt() : "the column";
          String finding = at < 0 ? "there is no such column" : "it is column number " + at;
          return new Answered<>(
              Answer.observed(fits, JsonNodeFactory.instance.missingNode(), expected)
                  .finding(finding));
        });
  }

  /** The type of a column; see {@link TypeNames} for the names. */
  public static Rule typeIs(String column, String type) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          return type(field, TypeNames.isOneOf(field.type(), List.of(type)), type);
        });
  }

  /** The type is one of a list; no list fits all. */
  public static Rule typeIsIn(String column, Optional<List<String>> types) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          boolean fits = types.isEmpty() || TypeNames.isOneOf(field.type(), types.get());
          return type(field, fits, types.map(list -> String.join(" or ", list)).orElse("any type"));
        });
  }

  private static Answered<Answer> type(Field field, boolean fits, String expected) {
    return new Answered<>(
        Answer.observed(fits, new TextNode(TypeNames.sparkName(field.type())), expected)
            .finding("the column is " + field.type().sql()));
  }

  /** The columns in this order; no list fits all. */
  public static Rule columnsInOrder(Optional<List<String>> columns) {
    return Rule.of(
        List.of(),
        scope -> {
          List<String> names = names(scope);
          boolean fits = columns.isEmpty() || columns.get().equals(names);
          return columns(names, fits, columns.map(list -> String.join(", ", list)).orElse("any"));
        });
  }

  /**
   * The columns in any order; no list fits all.
   *
   * @param isExact whether further columns are refused
   */
  public static Rule columnSet(Optional<List<String>> columns, boolean isExact) {
    return Rule.of(
        List.of(),
        scope -> {
          List<String> names = names(scope);
          Set<String> have = new HashSet<>(names);
          Set<String> wanted = new HashSet<>(columns.orElse(names));
          boolean fits = isExact ? have.equals(wanted) : have.containsAll(wanted);
          return columns(names, fits, String.join(", ", columns.orElse(List.of("any"))));
        });
  }

  private static Answered<Answer> columns(List<String> names, boolean fits, String expected) {
    ArrayNode observed = JsonNodeFactory.instance.arrayNode();
    names.forEach(observed::add);
    return new Answered<>(
        Answer.observed(fits, observed, expected)
            .finding("the columns are " + String.join(", ", names)));
  }

  /** The number of columns. */
  public static Rule columnCount(Bounds bounds) {
    return Rule.of(
        List.of(),
        scope -> {
          long count = names(scope).size();
          return new Answered<>(
              Answer.observed(bounds.holds(count), new LongNode(count), bounds.toString())
                  .finding("%d columns".formatted(count)));
        });
  }

  private static List<String> names(Scope scope) {
    StructType schema = scope.schema();
    return List.of(schema.fieldNames());
  }
}
