package io.nightjar.core.internal.delta.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.internal.files.StoredBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta's {@code N.crc}, which sums up the table at a version. Delta does without it, but takes the
 * columns of the table from it, so a wrong one has to go.
 */
final class VersionChecksumFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode json;
  private final boolean isSummed;
  private String problem;

  VersionChecksumFile(FileSystem storage, Path path) {
    this.isSummed = StoredBytes.isSummed(storage, path);
    JsonNode read = MAPPER.missingNode();
    Optional<String> wrong = StoredBytes.problem(storage, path);
    if (wrong.isEmpty()) {
      try (FSDataInputStream in = storage.open(path)) {
        read = MAPPER.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        wrong = read.path("metadata").isObject() ? wrong : Optional.of("holds no checksum");
      } catch (JsonProcessingException e) {
        wrong = Optional.of("is no JSON");
      } catch (IOException e) {
        wrong = Optional.of("cannot be read (%s)".formatted(StoredBytes.firstLine(e)));
      }
    }
    this.json = read;
    this.problem = wrong.orElse("");
  }

  /** What is wrong, in a few words; empty if nothing. */
  String problem() {
    return problem;
  }

  boolean isGood() {
    return problem.isEmpty();
  }

  void note(String wrong) {
    problem = wrong;
  }

  /** Whether a checksum file stands beside it, so that nothing can have changed unseen. */
  boolean isSummed() {
    return isSummed;
  }

  long files() {
    return json.path("numFiles").asLong(-1);
  }

  long bytes() {
    return json.path("tableSizeBytes").asLong(-1);
  }

  JsonNode metadata() {
    return json.path("metadata");
  }
}
