package io.nightjar.etl.ingest.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of copied rows: files of JSON lines, and {@code _copy.json}, which says what they are.
 * It is written last, so a folder without it is none.
 *
 * @param columns of the table; of VOID those whose values alone can tell
 * @param rows how many there are
 * @param sizes of the files, by name
 */
public record CopiedTable(StructType columns, long rows, JsonNode sizes) {
  private static final String NAME = "_copy.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The one in whose folder a file lies. */
  public static CopiedTable of(FileSystem files, Path folder) throws IOException {
    try (FSDataInputStream in = files.open(new Path(folder, NAME))) {
      JsonNode tree = JSON.readTree(in.readAllBytes());
      StructType columns = (StructType) DataType.fromJson(tree.path("columns").toString());
      return new CopiedTable(columns, tree.path("rows").asLong(), tree.path("sizes"));
    }
  }

  /** Whether a folder is there, with every file that was written. */
  public static boolean isWhole(FileSystem files, Path folder) throws IOException {
    try {
      JsonNode sizes = of(files, folder).sizes();
      for (Map.Entry<String, JsonNode> size : sizes.properties()) {
        Path file = new Path(folder, size.getKey());
        if (files.getFileStatus(file).getLen() != size.getValue().asLong()) {
          return false;
        }
      }
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Writes down what is in a folder. */
  void write(FileSystem files, Path folder) throws IOException {
    ObjectNode tree = JSON.createObjectNode();
    tree.set("columns", JSON.readTree(columns.json()));
    tree.put("rows", rows);
    tree.set("sizes", sizes);
    try (FSDataOutputStream out = files.create(new Path(folder, NAME), true)) {
      out.write(tree.toString().getBytes(StandardCharsets.UTF_8));
      out.hsync();
    }
  }
}
