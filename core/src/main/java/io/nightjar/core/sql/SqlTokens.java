package io.nightjar.core.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/** The words of a query as Spark's own lexer sees them: comments and strings are no trouble. */
final class SqlTokens {
  private static final int LONGEST_TEXT = 100_000;
  private static final int MOST_TOKENS = 20_000;
  private static final int DEEPEST = 64;
  private static final int MOST_GROUPINGS = 3;
  private static final Set<String> FIRST_WORDS = Set.of("SELECT", "WITH", "VALUES", "(");
  private static final Set<String> TYPED =
      Set.of("DATE", "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ");
  private static final Pattern CLOCK_WORD =
      Pattern.compile("(?is)\\s*(now|today|tomorrow|yesterday)\\b.*");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029&&[^\\t\\r\\n]]");

  private SqlTokens() {}

  /** Every word of the text, comments and spaces left out, without the end mark. */
  static List<? extends Token> of(String text) {
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(text)));
    lexer.removeErrorListeners();
    return lexer.getAllTokens().stream()
        .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
        .toList();
  }

  /** What can be said before the text is parsed; nothing is parsed if there is anything. */
  static void check(SqlText sql, boolean isQuery, SqlProblems problems) {
    if (sql.text().length() > LONGEST_TEXT) {
      problems.add(1, "SQL is longer than %d characters; split it".formatted(LONGEST_TEXT));
      return;
    }
    invisible(sql.text(), problems);
    List<? extends Token> tokens = of(sql.text());
    if (tokens.isEmpty()) {
      problems.add(1, isQuery ? "there is no query here; write a SELECT" : "expression is empty");
      return;
    }
    if (tokens.size() > MOST_TOKENS) {
      problems.add(1, "SQL has more than %d words; split it".formatted(MOST_TOKENS));
      return;
    }
    if (isQuery) {
      firstWord(tokens.get(0), problems);
    }
    depth(tokens, problems);
    cubes(tokens, problems);
    for (int i = 0; i < tokens.size(); i++) {
      word(tokens.get(i), i == 0 ? Optional.empty() : Optional.of(tokens.get(i - 1)), problems);
    }
  }

  /** Whether a text would be understood as the current date or time when it becomes a date. */
  static boolean isClockWord(String text) {
    return CLOCK_WORD.matcher(text).matches();
  }

  private static void invisible(String text, SqlProblems problems) {
    INVISIBLE
        .matcher(text)
        .results()
        .findFirst()
        .ifPresent(
            found -> {
              int line =
                  1 + (int) text.substring(0, found.start()).chars().filter(c -> c == '\n').count();
              String code = "U+%04X".formatted((int) found.group().charAt(0));
              problems.add(line, "invisible character %s is not allowed".formatted(code));
            });
  }

  private static void firstWord(Token token, SqlProblems problems) {
    String word = token.getText().toUpperCase(Locale.ROOT);
    if (!FIRST_WORDS.contains(word)) {
      String shown = word.length() > 30 ? word.substring(0, 30) + "…" : word;
      problems.add(
          token.getLine(),
          "only one SELECT (or WITH … SELECT) is allowed, not %s".formatted(shown));
    }
  }

  private static void depth(List<? extends Token> tokens, SqlProblems problems) {
    int depth = 0;
    for (Token token : tokens) {
      int type = token.getType();
      if (opens(type)) {
        depth++;
      } else if (closes(type)) {
        depth--;
      }
      if (depth > DEEPEST) {
        problems.add(token.getLine(), "SQL is nested deeper than %d levels".formatted(DEEPEST));
        return;
      }
    }
  }

  /** Spark writes out all 2^n groupings of a cube while it parses. */
  private static void cubes(List<? extends Token> tokens, SqlProblems problems) {
    for (int i = 1; i < tokens.size(); i++) {
      boolean isCube = tokens.get(i).getType() == SqlBaseLexer.CUBE;
      boolean isCall =
          i + 1 < tokens.size() && tokens.get(i + 1).getType() == SqlBaseLexer.LEFT_PAREN;
      if (isCube && (isCall || tokens.get(i - 1).getType() == SqlBaseLexer.WITH)) {
        problems.add(
            tokens.get(i).getLine(), "CUBE is not allowed; write the GROUPING SETS you need");
      }
    }
    if (tokens.stream().filter(SqlTokens::groups).count() > MOST_GROUPINGS) {
      problems.add(
          1, "ROLLUP and GROUPING SETS occur more than %d times".formatted(MOST_GROUPINGS));
    }
  }

  /** Several of them in one GROUP BY are multiplied with each other. */
  private static boolean groups(Token token) {
    return token.getType() == SqlBaseLexer.ROLLUP || token.getType() == SqlBaseLexer.SETS;
  }

  private static boolean opens(int type) {
    return type == SqlBaseLexer.LEFT_PAREN
        || type == SqlBaseLexer.LEFT_BRACKET
        || type == SqlBaseLexer.CASE;
  }

  private static boolean closes(int type) {
    return type == SqlBaseLexer.RIGHT_PAREN
        || type == SqlBaseLexer.RIGHT_BRACKET
        || type == SqlBaseLexer.END;
  }

  private static void word(Token token, Optional<? extends Token> before, SqlProblems problems) {
    int type = token.getType();
    if (type == SqlBaseLexer.SEMICOLON) {
      problems.add(token.getLine(), "remove the ';': one query, without an end mark");
    } else if (type == SqlBaseLexer.HENT_START) {
      problems.add(token.getLine(), "hints (/*+ … */) are not allowed; remove it");
    } else if (type == SqlBaseLexer.QUESTION) {
      problems.add(token.getLine(), "parameter ? is not allowed; use :date or :as_of");
    } else if (type == SqlBaseLexer.STRING_LITERAL || type == SqlBaseLexer.DOUBLEQUOTED_STRING) {
      before.ifPresent(word -> typedLiteral(word, token, problems));
    }
  }

  private static void typedLiteral(Token before, Token literal, SqlProblems problems) {
    String text = literal.getText();
    if (TYPED.contains(before.getText().toUpperCase(Locale.ROOT))
        && isClockWord(text.substring(1, text.length() - 1))) {
      problems.add(
          literal.getLine(),
          "%s %s depends on the clock; use :date or :as_of".formatted(before.getText(), text));
    }
  }
}
