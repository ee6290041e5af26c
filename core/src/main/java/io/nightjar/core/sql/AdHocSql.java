package io.nightjar.core.sql;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * A question typed by a person, in which tables may carry a version: {@code select * from
 * silver.flights@v12}. The versions are taken out of the text, so that what remains is plain SQL;
 * strings and comments are left alone.
 *
 * @param sql the query without versions
 * @param tables what each table name in {@code sql} stands for
 */
public record AdHocSql(SqlText sql, Map<TableName, Wanted> tables) {
  private static final String FILE = "query";
  private static final Pattern VERSION = Pattern.compile("[vV]\\d{1,18}");

  /**
   * A table to be read.
   *
   * @param name its name in the lake
   * @param version the version asked for; empty means the newest
   */
  public record Wanted(TableName name, Optional<Long> version) {}

  /** Keeps an unmodifiable copy, sorted by name. */
  public AdHocSql {
    tables = java.util.Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /**
   * Reads a question; fails with exit code 10 if it may not run.
   *
   * <p>A table that is asked for at two versions gets the names {@code silver.flights__v3} and
   * {@code silver.flights__v12} in the query, so that versions can be compared.
   */
  public static AdHocSql parse(String text) {
    Map<TableName, Wanted> renamed = new HashMap<>();
    String plain = withoutVersions(text, renamed);
    SqlText sql = new SqlText(FILE, plain);
    List<String> problems = SqlGuard.problems(sql, SqlUse.AD_HOC_QUERY);
    if (!problems.isEmpty()) {
      throw CoreErrors.invalidQuery(String.join(System.lineSeparator(), problems), null);
    }
    Map<TableName, Wanted> tables = new HashMap<>();
    for (TableName name : SqlGuard.tables(sql)) {
      tables.put(name, renamed.getOrDefault(name, new Wanted(name, Optional.empty())));
    }
    return new AdHocSql(sql, tables);
  }

  private static String withoutVersions(String text, Map<TableName, Wanted> renamed) {
    List<? extends Token> tokens = SqlTokens.of(text);
    Set<String> twice = severalVersions(tokens);
    StringBuilder plain = new StringBuilder();
    int copied = 0;
    for (int at = 1; at + 1 < tokens.size(); at++) {
      if (isVersion(tokens, at)) {
        Token version = tokens.get(at + 1);
        String name = nameBefore(tokens, at);
        long number = Long.parseLong(version.getText().substring(1));
        String suffix = twice.contains(name) ? "__v" + number : "";
        keep(renamed, name, suffix, number, version.getLine());
        plain.append(text, copied, offset(text, tokens.get(at).getStartIndex())).append(suffix);
        copied = offset(text, version.getStopIndex() + 1);
      }
    }
    return plain.append(text.substring(copied)).toString();
  }

  /** The lexer counts code points, a string counts chars. */
  private static int offset(String text, int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }

  private static void keep(
      Map<TableName, Wanted> renamed, String name, String suffix, long number, int line) {
    try {
      Wanted wanted = new Wanted(TableName.parse(name), Optional.of(number));
      renamed.put(TableName.parse(name + suffix), wanted);
    } catch (IllegalArgumentException e) {
      String message = "%s is not a table of the lake: %s".formatted(name, e.getMessage());
      throw CoreErrors.invalidQuery(SqlProblems.at(new SqlText(FILE, ""), line, message), e);
    }
  }

  private static Set<String> severalVersions(List<? extends Token> tokens) {
    Map<String, String> seen = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (int at = 1; at + 1 < tokens.size(); at++) {
      if (isVersion(tokens, at)) {
        String version = tokens.get(at + 1).getText();
        String before = seen.putIfAbsent(nameBefore(tokens, at), version);
        if (before != null && !before.equalsIgnoreCase(version)) {
          several.add(nameBefore(tokens, at));
        }
      }
    }
    return several;
  }

  private static boolean isVersion(List<? extends Token> tokens, int at) {
    Token sign = tokens.get(at);
    Token version = tokens.get(at + 1);
    return "@".equals(sign.getText())
        && tokens.get(at - 1).getStopIndex() + 1 == sign.getStartIndex()
        && sign.getStopIndex() + 1 == version.getStartIndex()
        && VERSION.matcher(version.getText()).matches();
  }

  /** The dotted name that ends right before a token. */
  private static String nameBefore(List<? extends Token> tokens, int end) {
    StringBuilder name = new StringBuilder(unquoted(tokens.get(end - 1)));
    int at = end - 2;
    while (at >= 1 && ".".equals(tokens.get(at).getText())) {
      name.insert(0, unquoted(tokens.get(at - 1)) + ".");
      at -= 2;
    }
    return name.toString();
  }

  private static String unquoted(Token token) {
    return token.getText().replace("`", "");
  }
}
