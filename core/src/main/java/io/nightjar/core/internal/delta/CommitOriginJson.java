package io.nightjar.core.internal.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableDigest;
import java.util.Optional;

/** The origin of a commit as the text of its user metadata. */
public final class CommitOriginJson {
  private static final int FORMAT_VERSION = 1;
  private static final String TABLE_ROWS = "table-rows";
  private static final String TABLE_DIGEST = "table-digest";

  private CommitOriginJson() {}

  /** Writes it. */
  public static String write(CommitOrigin origin) {
    return json(origin).toString();
  }

  /** Writes it, and what the whole table holds after the commit. */
  static String write(CommitOrigin origin, TableDigest table) {
    ObjectNode json = json(origin);
    json.put(TABLE_ROWS, table.rows());
    json.put(TABLE_DIGEST, table.digest());
    return json.toString();
  }

  /** What the whole table holds after the commit, if its user metadata says so. */
  static Optional<TableDigest> readTable(String userMetadata) {
    try {
      JsonDocument json = JsonDocument.parse(userMetadata, FORMAT_VERSION);
      return Optional.of(new TableDigest(json.number(TABLE_ROWS), json.text(TABLE_DIGEST)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(CommitOrigin origin) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("run", origin.run());
    json.put("pipeline", origin.pipeline());
    json.put("job", origin.job());
    json.put("nights", origin.nights());
    json.put("fingerprint", origin.fingerprint());
    json.put("revision", origin.revision());
    return json;
  }

  /** Reads user metadata; anybody may have written it, so what is not ours is unknown. */
  public static CommitOrigin read(String userMetadata) {
    try {
      JsonDocument json = JsonDocument.parse(userMetadata, FORMAT_VERSION);
      return new CommitOrigin(
          json.text("run"),
          json.text("pipeline"),
          json.text("job"),
          json.text("nights"),
          json.text("fingerprint"),
          json.number("revision"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return CommitOrigin.UNKNOWN;
    }
  }
}
