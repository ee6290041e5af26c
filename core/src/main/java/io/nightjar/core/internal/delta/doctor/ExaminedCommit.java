package io.nightjar.core.internal.delta.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.internal.files.StoredBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** One commit file, read to the last byte: what is wrong with it and what it does to the table. */
final class ExaminedCommit {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> ACTIONS =
      Set.of(
          "add",
          "remove",
          "metaData",
          "protocol",
          "txn",
          "commitInfo",
          "cdc",
          "domainMetadata",
          "checkpointMetadata",
          "sidecar");

  private String problem = "";
  private long files;
  private long bytes;
  private boolean isCountable;
  private JsonNode metadata = MAPPER.missingNode();
  private final boolean isSummed;

  ExaminedCommit(FileSystem storage, Path path) {
    this.isSummed = StoredBytes.isSummed(storage, path);
    StoredBytes.problem(storage, path).ifPresent(this::note);
    if (problem.isEmpty()) {
      read(storage, path);
    }
  }

  /** What is wrong, in a few words; empty if nothing. */
  String problem() {
    return problem;
  }

  boolean isGood() {
    return problem.isEmpty();
  }

  /** Whether a checksum file stands beside it, so that nothing can have changed unseen. */
  boolean isSummed() {
    return isSummed;
  }

  /** Whether {@link #files} and {@link #bytes} tell what it did to the size of the table. */
  boolean isCountable() {
    return isCountable;
  }

  /** Files added less files removed. */
  long files() {
    return files;
  }

  /** Bytes added less bytes removed. */
  long bytes() {
    return bytes;
  }

  /** The metadata it sets, or a missing node. */
  JsonNode metadata() {
    return metadata;
  }

  void note(String wrong) {
    problem = wrong;
  }

  private void read(FileSystem storage, Path path) {
    try (FSDataInputStream in = storage.open(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (text.isBlank()) {
        note("is empty");
        return;
      }
      for (String line : text.split("\n", -1)) {
        if (!line.isEmpty()) {
          action(MAPPER.readTree(line));
        }
      }
    } catch (JsonProcessingException e) {
      note("is cut or changed: a line is no JSON");
    } catch (IOException e) {
      note("cannot be read (%s)".formatted(StoredBytes.firstLine(e)));
    }
  }

  private void action(JsonNode line) {
    if (line.size() != 1 || !ACTIONS.contains(line.fieldNames().next())) {
      note("holds a line that is no action of Delta");
      return;
    }
    JsonNode action = line.elements().next();
    switch (line.fieldNames().next()) {
      case "add" -> count(1, action);
      case "remove" -> count(-1, action);
      case "metaData" -> metadata = action;
      case "commitInfo" -> isCountable = isCountable(action.path("operation").asText());
      default -> {
        // The others change neither files nor columns.
      }
    }
  }

  private void count(int sign, JsonNode action) {
    files += sign;
    bytes += sign * action.path("size").asLong();
  }

  /** Others may add a file again that the table has already, to give it statistics. */
  private static boolean isCountable(String operation) {
    return Set.of("WRITE", "OPTIMIZE", "DELETE", "MERGE", "UPDATE").contains(operation);
  }
}
