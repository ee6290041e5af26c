package io.nightjar.core.internal.delta;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableVersion;
import io.nightjar.core.time.Nights;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the log says about one commit.
 *
 * @param version the Delta version
 * @param committedAt wall clock
 * @param operation what Delta calls it
 * @param isWhole whether it replaced the whole table
 * @param rows rows written, without those only copied from an older file, -1 if the commit does not
 *     say
 * @param origin the run that made it
 * @param table rows and digest of the whole table after it, if the commit says so
 */
public record DeltaCommit(
    long version,
    Instant committedAt,
    String operation,
    boolean isWhole,
    long rows,
    CommitOrigin origin,
    Optional<TableDigest> table) {
  private static final Set<String> KEEPS_ROWS =
      Set.of(
          "OPTIMIZE",
          "VACUUM START",
          "VACUUM END",
          "SET TBLPROPERTIES",
          "UNSET TBLPROPERTIES",
          "COMPUTE STATS",
          "ADD COLUMNS",
          "CHANGE COLUMN");

  /** Reads the {@code commitInfo} action; a missing one gives an unknown commit. */
  static DeltaCommit of(long version, JsonNode info) {
    JsonNode parameters = info.path("operationParameters");
    return new DeltaCommit(
        version,
        Instant.ofEpochMilli(info.path("timestamp").asLong()),
        info.path("operation").asText("UNKNOWN"),
        parameters.path("mode").asText().equals("Overwrite") && !parameters.has("predicate"),
        rows(info.path("operationMetrics")),
        CommitOriginJson.read(info.path("userMetadata").asText()),
        CommitOriginJson.readTable(info.path("userMetadata").asText()));
  }

  /** Where nights share a file, Delta counts the rows that it copies as output, too. */
  private static long rows(JsonNode metrics) {
    return metrics.has("numOutputRows")
        ? metrics.get("numOutputRows").asLong() - metrics.path("numCopiedRows").asLong()
        : -1;
  }

  /** The same for the outside. */
  TableVersion toTableVersion() {
    return new TableVersion(version, committedAt, operation, rows, origin);
  }

  /** Whether this commit may have changed any row. */
  boolean changesRows() {
    return !KEEPS_ROWS.contains(operation);
  }

  /** Whether this commit may have changed rows of those nights. */
  boolean mayTouch(Nights nights) {
    if (!changesRows()) {
      return false;
    }
    try {
      Nights own = Nights.parse(origin.nights());
      return isWhole || (!own.from().isAfter(nights.to()) && !own.to().isBefore(nights.from()));
    } catch (DateTimeException e) {
      return true;
    }
  }
}
