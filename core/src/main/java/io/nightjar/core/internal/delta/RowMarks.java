package io.nightjar.core.internal.delta;

import java.util.List;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.commands.DeletionVectorUtils$;
import scala.Tuple2;
import scala.collection.immutable.Map;

/**
 * Whether a table may say in its log which rows of a file count no more. Such a table asks more of
 * its readers than Delta's first version did, so it is declared, never a default.
 */
final class RowMarks {
  private static final String PROPERTY = "delta.enableDeletionVectors";

  private final boolean isWanted;

  RowMarks(boolean isWanted) {
    this.isWanted = isWanted;
  }

  /** What a new table has to say. */
  java.util.Map<String, String> properties() {
    return isWanted ? java.util.Map.of(PROPERTY, "true") : java.util.Map.of();
  }

  /** Makes the table say what is declared; what its readers must know can only grow. */
  void declare(OptimisticTransaction transaction) {
    Metadata metadata = transaction.metadata();
    Map<String, String> properties = metadata.configuration();
    boolean isOn =
        properties.contains(PROPERTY) && Boolean.parseBoolean(properties.apply(PROPERTY));
    if (isOn != isWanted) {
      Map<String, String> changed =
          properties.$plus(new Tuple2<>(PROPERTY, Boolean.toString(isWanted)));
      transaction.updateMetadata(
          metadata.copy(
              metadata.id(),
              metadata.name(),
              metadata.description(),
              metadata.format(),
              metadata.schemaString(),
              metadata.partitionColumns(),
              changed,
              metadata.createdTime()),
          false);
    }
  }

  /** Whether rows of this version can be marked; only then do they have numbers to say which. */
  boolean isPossible(Snapshot snapshot) {
    return isWanted
        && DeletionVectorUtils$.MODULE$.deletionVectorsWritable(
            snapshot.protocol(), snapshot.metadata());
  }

  /** Those of the files that may be marked. */
  List<AddFile> markable(Snapshot snapshot, List<AddFile> files) {
    return isPossible(snapshot)
        ? files.stream().filter(file -> file.numPhysicalRecords().isDefined()).toList()
        : List.of();
  }
}
