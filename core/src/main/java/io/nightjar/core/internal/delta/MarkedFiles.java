package io.nightjar.core.internal.delta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import scala.Tuple2;

/**
 * Files that stay as they are although rows go out of them: the log says which rows of a file count
 * no more (Delta's deletion vectors). The vectors stand in the log itself, never in files of their
 * own, so whatever keeps a version keeps them too. A file that has lost more than a fifth is not
 * marked further, so that readers never skip much; nor is any once a commit would grow too big.
 */
final class MarkedFiles {
  private static final long MOST_GONE = 5;
  private static final long MOST_BYTES = 4L << 20;

  private final List<AddFile> before = new ArrayList<>();
  private final List<AddFile> after = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private long bytes;

  /**
   * @param files those that rows go out of and that may be marked
   * @param goneOf the numbers of the rows that go, by the name of a file
   */
  MarkedFiles(List<AddFile> files, Map<String, RoaringBitmapArray> goneOf) {
    files.stream()
        .sorted(Comparator.comparingLong(AddFile::size).reversed())
        .forEach(file -> mark(file, goneOf.get(FileRewrite.name(file))));
  }

  /** The files as they were. */
  List<AddFile> before() {
    return List.copyOf(before);
  }

  /** The files as they are now. */
  List<AddFile> after() {
    return List.copyOf(after);
  }

  /** What says so in the log. */
  List<Action> actions() {
    return List.copyOf(actions);
  }

  private void mark(AddFile file, RoaringBitmapArray now) {
    RoaringBitmapArray gone = now.copy();
    DeletionVectorDescriptor earlier = file.deletionVector();
    if (earlier != null && !earlier.isInline()) {
      return;
    }
    if (earlier != null) {
      gone.or(RoaringBitmapArray.readFrom(earlier.inlineData()));
    }
    long count = gone.cardinality();
    gone.runOptimize();
    byte[] vector = gone.serializeAsByteArray(RoaringBitmapArrayFormat.Portable());
    boolean isWorthIt = count * MOST_GONE <= (Long) file.numPhysicalRecords().get();
    if (!isWorthIt || bytes + vector.length > MOST_BYTES) {
      return;
    }
    Tuple2<AddFile, RemoveFile> marked =
        file.removeRows(DeletionVectorDescriptor.inlineInLog(vector, count), true, true);
    bytes += vector.length;
    before.add(file);
    after.add(marked._1());
    actions.add(marked._2());
    actions.add(marked._1());
  }
}
