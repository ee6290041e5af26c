package io.nightjar.validation.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Cuts a text where letters, digits and other characters meet. A dot inside of a run may be a
 * decimal point or a separator, which only the whole run can tell.
 */
final class DateLexer {
  private final int[] characters;
  private final List<String> tokens = new ArrayList<>();

  DateLexer(String text) {
    characters = text.codePoints().filter(c -> c != 0).map(PythonDigits::ascii).toArray();
  }

  /** Words, numbers with ASCII digits, and single characters; white space is one blank each. */
  List<String> tokens() {
    int at = 0;
    while (at < characters.length) {
      int first = characters[at++];
      if (Character.isLetter(first) || isDigit(first)) {
        Run run = new Run(first);
        while (at < characters.length && run.takes(characters[at])) {
          at++;
        }
        tokens.addAll(run.tokens());
      } else {
        tokens.add(PythonSpaces.isSpace(first) ? " " : Character.toString(first));
      }
    }
    return tokens;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static final class Run {
    private final StringBuilder text = new StringBuilder();
    private boolean inWord;
    private boolean isDotted;
    private boolean hasLetters;
    private int dots;

    Run(int first) {
      text.appendCodePoint(first);
      inWord = Character.isLetter(first);
    }

    /** Takes the next character, if it belongs to this run. */
    boolean takes(int next) {
      hasLetters |= inWord;
      boolean taken = isDot(next) || (inWord ? Character.isLetter(next) : isDigit(next));
      if (taken) {
        isDotted |= isDot(next);
      } else {
        taken = isDotted && lastIs('.') && (Character.isLetter(next) || isDigit(next));
        inWord ^= taken;
      }
      if (taken) {
        text.appendCodePoint(next);
        dots += next == '.' ? 1 : 0;
      }
      return taken;
    }

    /** A comma is a decimal point only after two digits. */
    private boolean isDot(int next) {
      return next == '.' || (next == ',' && !inWord && !isDotted && text.length() >= 2);
    }

    private boolean lastIs(char character) {
      return text.charAt(text.length() - 1) == character;
    }

    List<String> tokens() {
      if (isDotted && (hasLetters || dots > 1 || lastIs('.') || lastIs(','))) {
        List<String> parts = new ArrayList<>();
        Collections.list(new StringTokenizer(text.toString(), ".,", true))
            .forEach(part -> parts.add((String) part));
        return parts;
      }
      return List.of(text.toString().replace(',', '.'));
    }
  }
}
