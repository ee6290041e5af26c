package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Section;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads queries and expressions, has them judged, and remembers which tables they name. */
public final class SqlReader {
  private final CompanionFiles files;
  private final Map<SqlText, Set<TableName>> references = new LinkedHashMap<>();

  /** A reader for one pipeline, whose queries lie in these files. */
  public SqlReader(CompanionFiles files) {
    this.files = files;
  }

  /** The query in the file named under a key; an empty one if it has problems. */
  public SqlText query(Section section, String key) {
    return files
        .read(section, key)
        .map(file -> judged(section, new SqlText(file.label(), file.text())))
        .orElse(new SqlText("", ""));
  }

  /** The expression written under a key, if there is one; its problems become those of the key. */
  public Optional<SqlText> expression(Section section, String key) {
    return section.findText(key).map(text -> part(section.at(key), text));
  }

  /** An expression that is part of the text written here; its problems become those of the leaf. */
  public SqlText part(Section leaf, String text) {
    SqlText expression = new SqlText(leaf.origin().toString(), text);
    SqlGuard.expressionProblems(expression).stream()
        .map(line -> named(line, leaf.origin() + ": ", leaf.path()))
        .forEach(line -> leaf.problems().addLine(leaf.origin(), line));
    return expression;
  }

  /** The tables a query names; none if it has problems or was not read here. */
  public Set<TableName> references(SqlText sql) {
    return references.getOrDefault(sql, Set.of());
  }

  private SqlText judged(Section section, SqlText sql) {
    List<String> problems = SqlGuard.problems(sql);
    problems.forEach(line -> section.problems().addLine(Origin.of(sql.file()), line));
    if (problems.isEmpty()) {
      references.put(sql, SqlGuard.tables(sql));
    }
    return sql;
  }

  /** The guard knows the place, not the key; people look for the key. */
  private static String named(String line, String place, String key) {
    return line.startsWith(place) ? place + key + ": " + line.substring(place.length()) : line;
  }
}
