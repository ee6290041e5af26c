package io.nightjar.etl.ingest.parquet;

import static org.apache.spark.sql.functions.lit;

import io.nightjar.etl.ingest.file.LandedFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Values that stand in the names of folders, {@code year=2013/part-0.parquet}, as engines write
 * them that partition their files. Whatever is not plain in a name is written there as {@code %}
 * and two hexadecimal digits; a name of its own stands for null.
 */
final class PathColumns {
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  private final Map<String, Optional<String>> values;

  private PathColumns(Map<String, Optional<String>> values) {
    this.values = values;
  }

  /** Of a file, by its path below the landing folder; an inner folder wins over an outer one. */
  static PathColumns of(LandedFile file) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    String[] folders = file.file().split("/", -1);
    for (int i = 0; i < folders.length - 1; i++) {
      int sign = folders[i].indexOf('=');
      if (sign > 0) {
        String value = folders[i].substring(sign + 1);
        values.put(
            decoded(folders[i].substring(0, sign)),
            value.equals(NULL) ? Optional.empty() : Optional.of(decoded(value)));
      }
    }
    return new PathColumns(values);
  }

  /** The rows with those of the wanted columns, as text, that the path has and they have not. */
  Dataset<Row> addedTo(Dataset<Row> rows, List<String> wanted) {
    List<String> names = Arrays.asList(rows.columns());
    Dataset<Row> all = rows;
    for (String name : wanted) {
      if (values.containsKey(name) && !names.contains(name)) {
        all = all.withColumn(name, lit(values.get(name).orElse(null)).cast(DataTypes.StringType));
      }
    }
    return all;
  }

  /** A name with a % that begins no digits is taken as it is. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
