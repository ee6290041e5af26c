package io.nightjar.core.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Refuses patterns whose matching time can explode. Java's engine backtracks, so that {@code
 * (a+)+b} on thirty letters runs for minutes; of such patterns there is always a plain rewriting.
 *
 * <p>Refused: a repetition of something that itself repeats or has alternatives, two repetitions in
 * a row that accept the same character, back references, and more than three repeated dots.
 */
final class RegexRule {
  private static final int LONGEST = 500;
  private static final int MOST_DOTS = 3;
  private static final int MOST_REPETITIONS = 10;
  private static final Set<String> ANCHORS = Set.of("^", "$", "\\b", "\\B");

  private final String pattern;
  private final Deque<Group> open = new ArrayDeque<>();
  private int position;
  private int dots;
  private int repetitions;

  /** What has been seen of a group so far. */
  private static final class Group {
    private final int start;
    private boolean varies;
    private boolean alternates;

    /** The atom whose repetition directly precedes the current position, if any. */
    private Optional<String> lastRepeated = Optional.empty();

    private Group(int start) {
      this.start = start;
    }
  }

  /** How often something may occur. */
  private record Repetition(int least, int most) {
    private static final Repetition ONCE = new Repetition(1, 1);

    /** Reads the inside of {@code {2,5}}. */
    private static Repetition parse(String range) {
      int comma = range.indexOf(',');
      int least = number(comma < 0 ? range : range.substring(0, comma));
      if (comma < 0) {
        return new Repetition(least, least);
      }
      String most = range.substring(comma + 1);
      return new Repetition(least, most.isEmpty() ? Integer.MAX_VALUE : number(most));
    }

    private static int number(String digits) {
      return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits.strip());
    }

    private boolean varies() {
      return most > least;
    }

    private boolean isLong() {
      return most > least && most > 10;
    }
  }

  private RegexRule(String pattern) {
    this.pattern = pattern;
  }

  /** Why a pattern is refused; empty if it is fine. */
  static Optional<String> problem(String pattern) {
    if (pattern.length() > LONGEST) {
      return Optional.of("is longer than %d characters".formatted(LONGEST));
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return Optional.of("is not a regular expression (%s)".formatted(e.getDescription()));
    }
    return new RegexRule(pattern).check();
  }

  private Optional<String> check() {
    open.push(new Group(0));
    while (position < pattern.length()) {
      Optional<String> problem = step();
      if (problem.isPresent()) {
        return problem;
      }
    }
    if (dots > MOST_DOTS || repetitions > MOST_REPETITIONS) {
      return Optional.of("repeats too often to be matched in time; split it");
    }
    return Optional.empty();
  }

  private Optional<String> step() {
    int start = position;
    char c = pattern.charAt(position++);
    if (c == '(') {
      open.push(new Group(start));
      skipGroupKind();
      return Optional.empty();
    }
    if (c == '|') {
      open.element().alternates = true;
      open.element().lastRepeated = Optional.empty();
      return Optional.empty();
    }
    if (c == ')' && open.size() > 1) {
      return closed(open.pop());
    }
    if (c == '\\' && position < pattern.length() && isBackReference(pattern.charAt(position))) {
      return Optional.of("has a back reference");
    }
    skipAtom(c);
    return atom(pattern.substring(start, position));
  }

  private void skipGroupKind() {
    if (position < pattern.length() && pattern.charAt(position) == '?') {
      position++;
      while (position < pattern.length() && "<=!:>".indexOf(pattern.charAt(position)) < 0) {
        position++;
      }
      position = Math.min(position + 1, pattern.length());
      if (position < pattern.length()
          && pattern.charAt(position - 1) == '<'
          && "=!".indexOf(pattern.charAt(position)) >= 0) {
        position++;
      } else if (pattern.charAt(position - 1) == '<') {
        position = pattern.indexOf('>', position) + 1;
      }
    }
  }

  private static boolean isBackReference(char c) {
    return (c >= '1' && c <= '9') || c == 'k';
  }

  private void skipAtom(char first) {
    if (first == '\\') {
      skipEscape();
    } else if (first == '[') {
      skipClass();
    }
  }

  private void skipEscape() {
    char kind = position < pattern.length() ? pattern.charAt(position++) : '\\';
    if (kind == 'Q') {
      int end = pattern.indexOf("\\E", position);
      position = end < 0 ? pattern.length() : end + 2;
    } else if ((kind == 'p' || kind == 'P' || kind == 'x')
        && position < pattern.length()
        && pattern.charAt(position) == '{') {
      position = pattern.indexOf('}', position) + 1;
    }
  }

  private void skipClass() {
    int depth = 1;
    if (position < pattern.length() && pattern.charAt(position) == '^') {
      position++;
    }
    if (position < pattern.length() && pattern.charAt(position) == ']') {
      position++;
    }
    while (position < pattern.length() && depth > 0) {
      char c = pattern.charAt(position++);
      if (c == '\\') {
        skipEscape();
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      }
    }
  }

  private Optional<String> closed(Group group) {
    Repetition repetition = repetition(')');
    Group outer = open.element();
    if (repetition.most() > 1 && (group.varies || group.alternates)) {
      return Optional.of("repeats a group that itself repeats or has alternatives");
    }
    outer.varies |= repetition.varies() || group.varies;
    String body = pattern.substring(group.start, position);
    outer.lastRepeated = repetition.isLong() ? Optional.of(body) : group.lastRepeated;
    return Optional.empty();
  }

  private Optional<String> atom(String atom) {
    Group group = open.element();
    Repetition repetition = repetition(atom.charAt(0));
    group.varies |= repetition.varies();
    Optional<String> before = group.lastRepeated;
    if (repetition.isLong()) {
      group.lastRepeated = Optional.of(atom);
    } else if (repetition.least() > 0 && !ANCHORS.contains(atom)) {
      group.lastRepeated = Optional.empty();
    }
    return repetition.isLong() && before.isPresent() && overlaps(before.get(), atom)
        ? Optional.of("has two repetitions in a row that accept the same character")
        : Optional.empty();
  }

  /** Moves over a quantifier, if there is one. */
  @SuppressWarnings("ReferenceEquality") // ONCE itself stands for "there was none"
  private Repetition repetition(char atom) {
    Repetition repetition = quantifier();
    if (repetition != Repetition.ONCE
        && position < pattern.length()
        && "?+".indexOf(pattern.charAt(position)) >= 0) {
      position++;
    }
    if (repetition.isLong()) {
      repetitions++;
      dots += atom == '.' ? 1 : 0;
    }
    return repetition;
  }

  private Repetition quantifier() {
    char c = position < pattern.length() ? pattern.charAt(position) : ' ';
    if (c == '{') {
      int end = pattern.indexOf('}', position);
      Repetition repetition = Repetition.parse(pattern.substring(position + 1, end));
      position = end + 1;
      return repetition;
    }
    if ("*+?".indexOf(c) < 0) {
      return Repetition.ONCE;
    }
    position++;
    return new Repetition(c == '+' ? 1 : 0, c == '?' ? 1 : Integer.MAX_VALUE);
  }

  private static boolean overlaps(String left, String right) {
    if (left.startsWith("(") || right.startsWith("(")) {
      return true;
    }
    Pattern first = Pattern.compile(left, Pattern.DOTALL);
    Pattern second = Pattern.compile(right, Pattern.DOTALL);
    for (char c = 0; c < 256; c++) {
      String text = String.valueOf(c);
      if (first.matcher(text).matches() && second.matcher(text).matches()) {
        return true;
      }
    }
    return false;
  }
}
