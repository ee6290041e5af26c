package io.nightjar.core.internal.spark;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.sql.SparkMessage;
import io.nightjar.core.sql.SqlText;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Option;

/** Says in one line, with file and line, why Spark cannot make sense of a query. */
final class SqlFailure {
  private SqlFailure() {}

  static NightjarException translate(SqlText sql, Exception failure) {
    int line = failure instanceof AnalysisException analysis ? number(analysis.line()) : 1;
    return CoreErrors.invalidQuery(at(sql, line, reason(failure)), failure);
  }

  static int line(Origin origin) {
    return number(origin.line());
  }

  static String at(SqlText sql, int line, String message) {
    return SparkMessage.at(sql, line, message);
  }

  private static int number(Option<Object> line) {
    return line.isDefined() && line.get() instanceof Integer number ? number : 1;
  }

  private static String reason(Exception failure) {
    String kind =
        failure instanceof AnalysisException analysis && analysis.getErrorClass() != null
            ? analysis.getErrorClass()
            : "";
    if (kind.startsWith("UNRESOLVED_COLUMN")) {
      Map<String, String> details = ((AnalysisException) failure).getMessageParameters();
      String near = details.getOrDefault("proposal", "");
      return "unknown column %s%s"
          .formatted(
              details.getOrDefault("objectName", ""), near.isEmpty() ? "" : "; there are " + near);
    }
    if (kind.startsWith("AMBIGUOUS_REFERENCE")) {
      Map<String, String> details = ((AnalysisException) failure).getMessageParameters();
      return "column %s is in several tables; write table.column"
          .formatted(details.getOrDefault("name", ""));
    }
    return SparkMessage.firstSentence(failure);
  }
}
