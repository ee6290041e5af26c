package io.nightjar.core.internal.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import scala.Tuple2;

/**
 * Files that stay as they are although rows go out of them: a vector beside them says which rows
 * count no more. A file that has lost more than a fifth is not marked further, so that readers
 * never skip much.
 */
final class MarkedFiles {
  private static final long MOST_GONE = 5;

  private final List<AddFile> before = new ArrayList<>();
  private final List<AddFile> after = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  /**
   * @param files those that rows go out of and that may be marked
   * @param goneOf the numbers of the rows that go, by the name of a file
   * @param vectors where they are said to be gone
   */
  MarkedFiles(List<AddFile> files, Map<String, RoaringBitmapArray> goneOf, VectorFile vectors) {
    List<RoaringBitmapArray> gone = new ArrayList<>();
    for (AddFile file : files) {
      RoaringBitmapArray all = goneOf.get(FileRewrite.name(file)).copy();
      if (file.deletionVector() != null) {
        all.or(vectors.read(file.deletionVector()));
      }
      if (all.cardinality() * MOST_GONE <= (Long) file.numPhysicalRecords().get()) {
        before.add(file);
        gone.add(all);
      }
    }
    List<DeletionVectorDescriptor> written = vectors.write(gone);
    for (int i = 0; i < written.size(); i++) {
      mark(before.get(i), written.get(i));
    }
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

  private void mark(AddFile file, DeletionVectorDescriptor gone) {
    Tuple2<AddFile, RemoveFile> marked = file.removeRows(gone, true, true);
    after.add(marked._1());
    actions.add(marked._2());
    actions.add(marked._1());
  }
}
