package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.CompanionFiles.Companion;
import io.nightjar.core.pipeline.source.ColumnContract;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads column contracts: {@code name type [NOT NULL] [COMMENT '…'], …}. */
final class ContractReader {
  private static final Set<String> TYPES =
      Set.of(
          "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "string",
          "date",
          "timestamp");
  private static final String ALLOWED =
      "boolean, tinyint, smallint, int, bigint, float, double, decimal(p,s), string, date,"
          + " timestamp";
  private static final Pattern PLACE = Pattern.compile("\\(line (\\d+), pos (\\d+)\\)");
  private static final Pattern UNKNOWN = Pattern.compile("data type \"([^\"]*)\"");
  private static final Pattern NEAR = Pattern.compile("at or near ('[^']*'|[^.:\\n]*)");

  private ContractReader() {}

  /** The contract named under {@code columns}; an empty one if it has problems. */
  static ColumnContract read(Section source, CompanionFiles files) {
    return files
        .read(source, "columns")
        .map(file -> parse(file, source.problems()))
        .orElse(new ColumnContract("", new StructType()));
  }

  private static ColumnContract parse(Companion file, Problems problems) {
    try {
      StructType schema = CatalystSqlParser$.MODULE$.parseTableSchema(file.text());
      check(file, schema, problems);
      return new ColumnContract(file.label(), schema);
    } catch (Exception e) {
      problems.add(place(file.label(), e), "", why(e));
      return new ColumnContract(file.label(), new StructType());
    }
  }

  private static void check(Companion file, StructType schema, Problems problems) {
    Set<String> names = new HashSet<>();
    for (StructField field : schema.fields()) {
      Origin origin = new Origin(file.label(), line(file.text(), field.name()), 1);
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        problems.add(origin, field.name(), "column is declared twice (case does not count)");
      }
      if (field.name().startsWith("_")) {
        problems.add(origin, field.name(), "names that start with _ belong to Nightjar");
      }
      if (!isAllowed(field.dataType())) {
        problems.add(
            origin,
            field.name(),
            "type %s cannot be read from files; allowed: %s"
                .formatted(field.dataType().sql().toLowerCase(Locale.ROOT), ALLOWED));
      }
    }
  }

  private static boolean isAllowed(DataType type) {
    return type instanceof DecimalType || TYPES.contains(type.sql().toLowerCase(Locale.ROOT));
  }

  /** The line that declares a column: the last that names it before a type. */
  private static int line(String text, String column) {
    Pattern declared = Pattern.compile("(^|[\\s,`])" + Pattern.quote(column) + "[\\s`:]");
    List<String> lines = text.lines().toList();
    int found = 1;
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf("--");
      String code = comment < 0 ? lines.get(i) : lines.get(i).substring(0, comment);
      if (declared.matcher(code).find()) {
        found = i + 1;
      }
    }
    return found;
  }

  private static Origin place(String label, Exception e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? new Origin(label, Integer.parseInt(place.group(1)), 1) : Origin.of(label);
  }

  private static String why(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("UNSUPPORTED_DATATYPE")) {
      Matcher type = UNKNOWN.matcher(message);
      String name = type.find() ? type.group(1).toLowerCase(Locale.ROOT) + " " : "";
      return "type %sis unknown; allowed: %s".formatted(name, ALLOWED);
    }
    Matcher near = NEAR.matcher(message);
    String where = near.find() ? " at " + near.group(1).strip() : "";
    return "not a list of columns%s; write name type [NOT NULL] [COMMENT '…'], one per line, with"
            .formatted(where)
        + " commas between";
  }
}
