package io.nightjar.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Another engine with its own SQL, over the raw files. */
final class OuladByDuckDb {
  private static final String MEMORY = "SET memory_limit = '1GB'; SET threads = 2";

  private OuladByDuckDb() {}

  /** The features of a night as text by column, by key. */
  static Map<String, Map<String, String>> features(Path landing, LocalDate night)
      throws SQLException, IOException {
    String sql =
        resource("features.sql")
            .replace("{landing}", landing.toString())
            .replace("{night}", night.toString());
    Map<String, Map<String, String>> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(MEMORY);
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          Map<String, String> row = row(result);
          rows.put(key(row), row);
        }
      }
    }
    return rows;
  }

  /** What identifies a student on a course. */
  static String key(Map<String, String> row) {
    return row.get("night")
        + " "
        + row.get("code_module")
        + " "
        + row.get("code_presentation")
        + " "
        + row.get("id_student");
  }

  /** Copies the rows of every so-many-th student into files of the same names and folders. */
  static void excerpt(Path landing, Path target, int step) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(MEMORY);
      for (Path file : files(landing)) {
        String name = file.getFileName().toString();
        boolean isOfStudents = name.startsWith("student") || name.startsWith("part-");
        Path copy = target.resolve(landing.relativize(file));
        Files.createDirectories(copy.getParent());
        statement.execute(
            "COPY (SELECT * FROM read_parquet('%s', hive_partitioning = false)%s) TO '%s'"
                .formatted(
                    file,
                    isOfStudents
                        ? " WHERE CAST(id_student AS INTEGER) %% %d = 7".formatted(step)
                        : "",
                    copy));
      }
    }
  }

  private static List<Path> files(Path landing) throws IOException {
    try (java.util.stream.Stream<Path> all = Files.walk(landing.resolve("oulad"))) {
      return new ArrayList<>(all.filter(file -> file.toString().endsWith(".parquet")).toList());
    }
  }

  private static Map<String, String> row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, String> row = new TreeMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnName(i), Objects.toString(result.getObject(i), ""));
    }
    return row;
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = OuladByDuckDb.class.getResourceAsStream("/oulad/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
