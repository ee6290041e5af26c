package io.nightjar.core.sql;

import java.util.Map;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.Option;

/** Says in one sentence why Spark's parser stopped, without its dump and without the query. */
final class ParseFailure {
  private static final int LONGEST_WORD = 40;

  private ParseFailure() {}

  static String sentence(ParseException failure) {
    Map<String, String> parameters = failure.getMessageParameters();
    String near = parameters.get("error");
    if (near != null) {
      String hint = parameters.getOrDefault("hint", "");
      return "syntax error at %s%s%s".formatted(shorten(near), column(failure), hint);
    }
    return "syntax error%s: %s".formatted(column(failure), SparkMessage.firstSentence(failure));
  }

  private static String column(ParseException failure) {
    Option<Object> position = failure.start().startPosition();
    return position.isDefined() && position.get() instanceof Integer column
        ? ", column " + (column + 1)
        : "";
  }

  private static String shorten(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "…";
  }
}
