package io.nightjar.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/** Prints what happens in plain words: chapters, paragraphs, and commands to try. */
final class Story {
  private static final int WIDTH = 92;
  private static final String INDENT = "   ";

  private final PrintWriter out;
  private int chapters;

  Story(PrintWriter out) {
    this.out = out;
  }

  /** Starts the next chapter. */
  void chapter(String title) {
    chapters++;
    out.println();
    out.println(chapters + ". " + title);
    out.flush();
  }

  /** One paragraph. */
  void say(String text, Object... values) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : List.of(text.formatted(values).split(" "))) {
      if (line.length() + word.length() > WIDTH) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(INDENT);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
    out.flush();
  }

  /** A number with its name. */
  void fact(String name, String value) {
    out.println("%s  %-22s %s".formatted(INDENT, name, value));
    out.flush();
  }

  /** A command the reader may try, never wrapped. */
  void command(String text) {
    out.println(INDENT + "  " + text);
    out.flush();
  }
}
