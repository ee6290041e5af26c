package io.nightjar.core.config;

import io.nightjar.core.error.NightjarException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what is wrong with text that is no YAML, in words of the file rather than of the parser. */
final class YamlSyntax {
  private static final Pattern OPEN_BRACE =
      Pattern.compile("[^#'\"]*[:-] +\\{[^}]*}\\s*[^\\s#,}].*");
  private static final Pattern TWO_COLONS = Pattern.compile("\\s*(- )?[\\w.-]+: +[^'\"{\\[#]*: .*");
  private static final int LONGEST_LINE = 500;
  private static final String INDICATORS = "@`%*&!|>";

  private YamlSyntax() {}

  static NightjarException refusal(String label, String text, MarkedYAMLException failure) {
    Mark mark =
        failure.getProblemMark() == null ? failure.getContextMark() : failure.getProblemMark();
    if (mark == null) {
      return Refusals.at(Origin.of(label), "not valid YAML", failure);
    }
    Origin origin = new Origin(label, mark.getLine() + 1, mark.getColumn() + 1);
    String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
    return Refusals.at(origin, "not valid YAML: " + why(line, mark, failure), failure);
  }

  private static String why(String line, Mark mark, MarkedYAMLException failure) {
    String problem = failure.getProblem() == null ? "" : failure.getProblem();
    if (problem.contains("TAB") || (line.stripLeading().length() < line.length() && hasTab(line))) {
      return "a tab is used for indentation; use spaces";
    }
    if (line.length() > LONGEST_LINE) {
      return plain(problem);
    }
    if (OPEN_BRACE.matcher(line).matches()) {
      return "a value that starts with { must be in quotes";
    }
    if (TWO_COLONS.matcher(line).matches()) {
      return "a value that contains \": \" must be in quotes";
    }
    if (problem.contains("unexpected end of stream")) {
      return "a quote or bracket that opens before here is never closed";
    }
    return indicator(line, mark.getColumn())
        .map("a value that starts with %s must be in quotes"::formatted)
        .orElse(plain(problem) + "; look at indentation, quotes and brackets " + where(failure));
  }

  /** The sign that made the parser expect something else than text. */
  private static Optional<Character> indicator(String line, int at) {
    if (at < line.length() && INDICATORS.indexOf(line.charAt(at)) >= 0) {
      return Optional.of(line.charAt(at));
    }
    boolean isAfter = at > 0 && at <= line.length() && "*&!".indexOf(line.charAt(at - 1)) >= 0;
    return isAfter ? Optional.of(line.charAt(at - 1)) : Optional.empty();
  }

  private static String where(MarkedYAMLException failure) {
    Mark start = failure.getContextMark();
    Mark end = failure.getProblemMark();
    boolean isLong = start != null && end != null && start.getLine() < end.getLine();
    return isLong
        ? "from line %d on".formatted(start.getLine() + 1)
        : "here and on the line before";
  }

  private static boolean hasTab(String line) {
    return line.substring(0, line.length() - line.stripLeading().length()).indexOf('\t') >= 0;
  }

  private static String plain(String problem) {
    String words = problem.lines().findFirst().orElse("");
    return words
        .replace("<block end>", "the end of the block")
        .replace("<block mapping start>", "an indented key")
        .replace("<block sequence start>", "a list")
        .replace("<scalar>", "text")
        .replaceAll("^expected (.*), but (found|got) (.*)$", "found $3 instead of $1");
  }
}
