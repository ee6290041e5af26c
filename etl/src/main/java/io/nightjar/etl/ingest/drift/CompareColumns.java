package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** Compares the columns of one file with the contract and with what the lake remembers. */
final class CompareColumns {
  private final ColumnContract contract;
  private final DriftPolicy policy;
  private final ExtraColumns extras;
  private final List<Drift> drifts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, Integer> carried = new LinkedHashMap<>();
  private final List<DeliveredColumn> delivered;
  private final MatchedColumns matched;

  CompareColumns(
      ColumnContract contract,
      DriftPolicy policy,
      ExtraColumns extras,
      List<DeliveredColumn> delivered) {
    this.contract = contract;
    this.policy = policy;
    this.extras = extras;
    this.delivered = List.copyOf(delivered);
    this.matched = new MatchedColumns(contract.names(), delivered);
  }

  FileDrift compare() {
    List<String> names = contract.names();
    Map<Integer, Integer> guesses = matched.guesses();
    if (matched.missing().size() == names.size() && guesses.isEmpty()) {
      return unrecognised();
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      places.add(matched.place(i));
      compare(i, guesses);
    }
    for (int place : matched.strange()) {
      boolean isTold = guesses.containsValue(place) && policy.renamed() != Reaction.EVOLVE;
      if (!isTold) {
        added(delivered.get(place), place);
      }
    }
    if (!matched.isInOrder()) {
      add(DriftKind.REORDERED, "", "has its columns in another order", order());
    }
    return new FileDrift(places, carried, drifts, leftOut);
  }

  private FileDrift unrecognised() {
    add(
        DriftKind.UNRECOGNISED,
        "",
        "has none of the columns of " + contract.file() + " (is there no header?)",
        "- all columns");
    return new FileDrift(
        contract.names().stream().map(name -> -1).toList(), Map.of(), drifts, List.of());
  }

  private void compare(int column, Map<Integer, Integer> guesses) {
    String name = contract.names().get(column);
    if (matched.count(column) > 1) {
      String times = ShownName.of(name) + " more than once";
      add(DriftKind.DUPLICATED, name, "has " + times, "! " + times);
    }
    if (matched.place(column) < 0) {
      missing(column, guesses);
      return;
    }
    DeliveredColumn found = delivered.get(matched.place(column));
    if (matched.isRespelt(column)) {
      String arrow = renaming(name, found.name());
      add(
          DriftKind.RENAMED,
          name,
          "spells %s as %s".formatted(name, ShownName.of(found.name())),
          arrow);
    }
    found.type().ifPresent(stored -> compareTypes(name, stored, declared(column)));
  }

  private void missing(int column, Map<Integer, Integer> guesses) {
    Integer guess = guesses.get(column);
    if (guess == null) {
      removed(column, "");
    } else if (policy.renamed() == Reaction.EVOLVE) {
      removed(column, " (perhaps %s now)".formatted(ShownName.of(delivered.get(guess).name())));
    } else {
      String name = contract.names().get(column);
      String found = delivered.get(guess).name();
      add(
          DriftKind.RENAMED,
          name,
          "lacks %s, which may be %s now".formatted(name, ShownName.of(found)),
          renaming(name, found) + (guess == column ? " (same place)" : " (alike)"));
    }
  }

  private void removed(int column, String hint) {
    String name = contract.names().get(column);
    boolean isNeeded = !field(column).nullable();
    String phrase = "lacks " + name + (isNeeded ? ", which is declared NOT NULL" : "") + hint;
    Drift removed =
        new Drift(
            DriftKind.REMOVED,
            policy.removed(),
            name,
            phrase,
            "- %s %s%s".formatted(name, sql(column), hint));
    boolean cannotEvolve = isNeeded && policy.removed() == Reaction.EVOLVE;
    drifts.add(cannotEvolve ? removed.with(Reaction.REFUSE) : removed);
  }

  private void added(DeliveredColumn column, int place) {
    if (policy.added() == Reaction.IGNORE) {
      return;
    }
    if (policy.added() == Reaction.EVOLVE) {
      carry(column, place);
      return;
    }
    String type = column.type().map(stored -> " " + stored.sql()).orElse("");
    String name = ShownName.of(column.name());
    add(DriftKind.ADDED, name, "has more columns: " + name, "+ " + name + type);
  }

  private void carry(DeliveredColumn column, int place) {
    if (!extras.canTake(column) || carried.containsKey(extras.nameOf(column))) {
      leftOut.add(ShownName.of(column.name()));
      return;
    }
    StructField taken = extras.take(column);
    carried.put(taken.name(), place);
    String line = "+ %s %s".formatted(ShownName.of(taken.name()), taken.dataType().sql());
    add(DriftKind.ADDED, taken.name(), "has more columns: " + ShownName.of(taken.name()), line);
    column.type().ifPresent(stored -> compareTypes(taken.name(), stored, taken.dataType()));
  }

  private void compareTypes(String name, DataType stored, DataType declared) {
    TypeChange.of(stored, declared)
        .ifPresent(
            kind ->
                add(
                    kind,
                    name,
                    "has %s as %s instead of %s".formatted(name, stored.sql(), declared.sql()),
                    "~ %s %s -> %s".formatted(name, declared.sql(), stored.sql())));
  }

  private void add(DriftKind kind, String column, String phrase, String line) {
    drifts.add(new Drift(kind, kind.reaction(policy), column, phrase, line));
  }

  private String order() {
    List<String> found =
        delivered.stream().map(DeliveredColumn::name).filter(contract.names()::contains).toList();
    String shown = String.join(", ", found.subList(0, Math.min(found.size(), 20)));
    return "~ order: " + shown + (found.size() > 20 ? ", …" : "");
  }

  private static String renaming(String declared, String found) {
    return "r %s -> %s".formatted(declared, ShownName.of(found));
  }

  private StructField field(int column) {
    return contract.schema().fields()[column];
  }

  private DataType declared(int column) {
    return field(column).dataType();
  }

  private String sql(int column) {
    return declared(column).sql() + (field(column).nullable() ? "" : " NOT NULL");
  }
}
