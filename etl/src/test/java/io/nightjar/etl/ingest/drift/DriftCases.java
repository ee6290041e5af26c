package io.nightjar.etl.ingest.drift;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/** Every kind of drift with its policy, its consequence and the lines of its diff. */
final class DriftCases {
  private DriftCases() {}

  record Case(
      String name, List<DeliveredColumn> columns, String policy, String reaction, String... lines) {
    @Override
    public String toString() {
      return "%s, %s: %s".formatted(name, policy, reaction);
    }
  }

  static Stream<Case> all() {
    return Stream.concat(textColumns(), storedTypes());
  }

  private static Stream<Case> textColumns() {
    return Stream.of(
        text("nothing changed", "id|price|day|note", "", "evolve"),
        text("added, ignored", "id|price|day|note|colour", "", "evolve"),
        text("added", "id|price|day|note|colour", "added=evolve", "evolve", "+ colour STRING"),
        text("added", "colour|id|price|day|note", "added=refuse", "refuse", "+ colour"),
        text("added", "id|price|day|note|x", "added=quarantine", "quarantine", "+ x"),
        text("removed", "id|price|day", "", "refuse", "- note STRING"),
        text("removed", "id|price|day", "removed=evolve", "evolve", "- note STRING"),
        text("removed", "id|price|day", "removed=quarantine", "quarantine", "- note STRING"),
        text("NOT NULL", "price|day|note", "removed=evolve", "refuse", "- id INT NOT NULL"),
        text("renamed", "id|cost|day|note", "", "refuse", "r price -> cost (same place)"),
        text(
            "renamed",
            "note|x|id|prize|day",
            "",
            "refuse",
            "r price -> prize (alike)",
            "~ order: note, id, day"),
        text(
            "a guess",
            "id|prize|day|note",
            "renamed=evolve",
            "refuse",
            "- price DECIMAL(5,2) (perhaps prize now)"),
        text("case", "ID|price|day|note", "", "refuse", "r id -> ID"),
        text("case", "ID|price|day|note", "renamed=evolve", "evolve", "r id -> ID"),
        text("case", "Id|price|day|note", "renamed=quarantine", "quarantine", "r id -> Id"),
        text("spaces", "id| price |day|note", "", "refuse", "r price -> \" price \""),
        text("mark", (char) 0xFEFF + "id|price|day|note", "", "refuse", "r id -> \\ufeffid"),
        text(
            "two spellings",
            "id|PRICE|Price|day|note",
            "renamed=evolve",
            "refuse",
            "- price DECIMAL(5,2) (perhaps PRICE now)"),
        text("order", "note|day|price|id", "", "evolve", "~ order: note, day, price, id"),
        text(
            "order",
            "id|price|note|day",
            "reordered=refuse",
            "refuse",
            "~ order: id, price, note, day"),
        text("twice", "id|price|day|note|id", "added=evolve", "refuse", "! id more than once"),
        text("twice", "id|price|day|note|x|x", "added=evolve", "evolve", "+ x STRING"),
        text("no header", "1|2.50|2024-01-01|hello", "added=refuse", "refuse", "- all columns"));
  }

  private static Stream<Case> storedTypes() {
    return Stream.of(
        typed("same", "INT | DECIMAL(5,2) | DATE | STRING", "", "evolve"),
        typed(
            "widened", "BIGINT | DECIMAL(5,2) | DATE | STRING", "", "evolve", "~ id INT -> BIGINT"),
        typed(
            "widened",
            "DOUBLE | DECIMAL(5,2) | DATE | STRING",
            "widened=refuse",
            "refuse",
            "~ id INT -> DOUBLE"),
        typed(
            "widened",
            "INT | DECIMAL(5,3) | DATE | STRING",
            "widened=quarantine",
            "quarantine",
            "~ price DECIMAL(5,2) -> DECIMAL(5,3)"),
        typed(
            "text for all",
            "STRING | STRING | STRING | STRING",
            "",
            "evolve",
            "~ id INT -> STRING",
            "~ price DECIMAL(5,2) -> STRING",
            "~ day DATE -> STRING"),
        typed(
            "narrowed",
            "SMALLINT | DECIMAL(5,2) | DATE | STRING",
            "",
            "evolve",
            "~ id INT -> SMALLINT"),
        typed(
            "narrowed",
            "INT | DECIMAL(4,1) | DATE | STRING",
            "narrowed=refuse",
            "refuse",
            "~ price DECIMAL(5,2) -> DECIMAL(4,1)"),
        typed(
            "retyped",
            "BOOLEAN | DECIMAL(5,2) | DATE | STRING",
            "",
            "refuse",
            "~ id INT -> BOOLEAN"),
        typed(
            "retyped",
            "INT | DECIMAL(5,2) | TIMESTAMP | STRING",
            "retyped=quarantine",
            "quarantine",
            "~ day DATE -> TIMESTAMP"),
        typed(
            "text no more",
            "INT | DECIMAL(5,2) | DATE | INT",
            "",
            "refuse",
            "~ note STRING -> INT"));
  }

  private static Case text(
      String name, String header, String policy, String reaction, String... lines) {
    return new Case(name, header(header.split("\\|", -1)), policy, reaction, lines);
  }

  private static Case typed(
      String name, String types, String policy, String reaction, String... lines) {
    String[] names = {"id", "price", "day", "note"};
    String[] each = types.split("\\|", -1);
    StructType stored = new StructType();
    for (int i = 0; i < names.length; i++) {
      stored =
          stored.add(names[i], StructType.fromDDL("x " + each[i].strip()).apply("x").dataType());
    }
    return new Case(name, DeliveredColumn.ofSchema(stored), policy, reaction, lines);
  }

  private static List<DeliveredColumn> header(String... names) {
    return DeliveredColumn.ofText(List.of(names));
  }
}
