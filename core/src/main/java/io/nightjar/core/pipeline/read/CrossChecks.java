package io.nightjar.core.pipeline.read;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.graph.TableGraph;
import io.nightjar.core.pipeline.read.value.TableNames;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at what no section can know alone: names used twice, references, parts that need others.
 */
final class CrossChecks {
  private final Section root;
  private final Pipeline pipeline;
  private final TableGraph graph;

  CrossChecks(Section root, Pipeline pipeline, TableGraph graph) {
    this.root = root;
    this.pipeline = pipeline;
    this.graph = graph;
  }

  void check() {
    checkNeeds("label", "features");
    checkNeeds("training", "features");
    checkNeeds("training", "label");
    checkNeeds("scoring", "features");
    checkNeeds("scoring", "training");
    int before = root.problems().count();
    checkNames();
    if (root.problems().count() == before && isEveryNameKnown()) {
      checkReferences();
      checkUses();
      checkCycle();
    }
  }

  /** Whether references can be judged: a name that was refused would be missed everywhere. */
  private boolean isEveryNameKnown() {
    return pipeline.sources().size() == root.at("sources").children().size()
        && pipeline.tables().size() == root.at("tables").children().size()
        && pipeline.uses().size() == root.at("uses").children().size()
        && ((root.has("tables") && root.has("sources")) || root.problems().isEmpty());
  }

  private void checkNeeds(String section, String needed) {
    if (root.has(section) && !root.has(needed)) {
      root.problem(
          section, "needs the section %s; add it or take %s out".formatted(needed, section));
    }
  }

  private void checkNames() {
    Map<TableName, String> makers = new HashMap<>();
    pipeline.sources().forEach(each -> makers.put(each.table(), "source " + each.name()));
    for (Section table : root.at("tables").children()) {
      claim(makers, TableNames.parse(table.name()), table, "tables." + table.name());
    }
    for (String section : List.of("features", "scoring")) {
      TableNames.find(root.at(section), "table")
          .ifPresent(name -> claim(makers, name, root.at(section).at("table"), section));
    }
    for (Section use : root.at("uses").children()) {
      String maker = makers.get(TableNames.parse(use.name()));
      if (maker != null) {
        use.problem("the table is made here, by %s; take it out of uses".formatted(maker));
      }
    }
  }

  private static void claim(
      Map<TableName, String> makers, TableName name, Section section, String maker) {
    String earlier = name.equals(TableNames.NO_TABLE) ? null : makers.putIfAbsent(name, maker);
    if (earlier != null) {
      section.problem(
          "table %s is already made by %s; give one of them another name".formatted(name, earlier));
    }
  }

  private void checkReferences() {
    Set<TableName> known = new TreeSet<>(graph.sourceTables());
    pipeline.uses().forEach(use -> known.add(use.table()));
    known.addAll(graph.tables().keySet());
    pipeline.tables().forEach(table -> checkReferences(table.sql(), known));
    pipeline.features().ifPresent(features -> checkReferences(features, known));
    pipeline.features().ifPresent(features -> known.add(features.table()));
    pipeline.label().ifPresent(label -> checkReferences(label.sql(), known));
  }

  private void checkReferences(FeatureSpec features, Set<TableName> known) {
    checkReferences(features.population(), known);
    features.queries().forEach(sql -> checkReferences(sql, known));
    for (Section entry : root.at("features").at("columns").children()) {
      for (String form : List.of("window", "lookup")) {
        TableNames.find(entry.at(form), "from")
            .filter(table -> !known.contains(table))
            .ifPresent(table -> entry.at(form).problem("from", unknown(table, known)));
      }
    }
  }

  private static String unknown(TableName table, Set<TableName> known) {
    List<String> names = known.stream().map(TableName::toString).toList();
    return "the pipeline has no table %s%s".formatted(table, Nearest.hint(table.toString(), names));
  }

  private void checkReferences(SqlText sql, Set<TableName> known) {
    List<String> names = known.stream().map(TableName::toString).toList();
    for (TableName table : graph.reads(sql)) {
      if (!known.contains(table)) {
        root.problems()
            .add(
                new Origin(sql.file(), line(sql.text(), table.toString()), 1),
                table.toString(),
                "the pipeline has no such table" + Nearest.hint(table.toString(), names));
      }
    }
  }

  private void checkUses() {
    Set<TableName> read = graph.allReads();
    for (Use use : pipeline.uses()) {
      if (!read.contains(use.table())) {
        root.at("uses").problem(use.table().toString(), "no query reads it; take it out");
      }
    }
  }

  private void checkCycle() {
    graph
        .cycle()
        .ifPresent(
            way -> {
              String arrows =
                  String.join(" reads ", way.stream().map(TableName::toString).toList());
              root.at("tables")
                  .problem(way.get(0).toString(), "goes round in a circle: %s".formatted(arrows));
            });
  }

  private static int line(String text, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<String> lines = text.lines().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(wanted)) {
        return i + 1;
      }
    }
    return 1;
  }
}
