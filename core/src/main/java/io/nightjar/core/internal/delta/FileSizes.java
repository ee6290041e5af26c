package io.nightjar.core.internal.delta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * How big the files of a table are that is changed key by key. Small ones are put together, but not
 * every time: that would write the same rows again night after night.
 *
 * @param small bytes below which a file is small
 */
record FileSizes(long small) {
  /** Bytes below which a file is small; the other sizes are proportional to it. */
  static final String SETTING = "spark.nightjar.upsert.small-file-bytes";

  private static final long SMALL = 8L << 20;
  private static final long TINY_SHARE = 16;
  private static final long TARGET_TIMES = 8;
  private static final int SEVERAL = 3;

  /** Those of a session. */
  static FileSizes of(SparkSession spark) {
    return new FileSizes(Long.parseLong(spark.conf().get(SETTING, Long.toString(SMALL))));
  }

  /** Bytes that new files have at most, more or less. */
  long target() {
    return TARGET_TIMES * small;
  }

  boolean isSmall(AddFile file) {
    return file.size() < small;
  }

  /** The files that the next change takes along: tiny ones and, of several small ones, all. */
  List<AddFile> takenAlong(List<AddFile> all) {
    List<AddFile> candidates =
        all.stream().filter(this::isSmall).sorted(Comparator.comparingLong(AddFile::size)).toList();
    boolean isCrowded = candidates.size() >= SEVERAL;
    List<AddFile> taken = new ArrayList<>();
    long bytes = 0;
    for (AddFile file : candidates) {
      bytes += file.size();
      if ((isCrowded || file.size() < small / TINY_SHARE) && bytes <= target()) {
        taken.add(file);
      }
    }
    return taken;
  }
}
