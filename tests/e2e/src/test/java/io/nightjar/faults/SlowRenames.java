package io.nightjar.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The local disk with a pause before each rename, after it was looked whether the name is free.
 * Delta's stock store writes its log through it if {@link #CLASS} names this class.
 */
public final class SlowRenames extends DelegateToFileSystem {
  static final String CLASS = "fs.AbstractFileSystem.file.impl";
  static final String MILLIS = "nightjar.test.rename.millis";

  /** Made by Hadoop, by the name of this class. */
  public SlowRenames(URI uri, Configuration configuration) throws Exception {
    super(uri, new SlowDisk(configuration.getInt(MILLIS, 50)), configuration, "file", false);
  }

  private static final class SlowDisk extends RawLocalFileSystem {
    private final int millis;

    SlowDisk(int millis) {
      this.millis = millis;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new InterruptedIOException("interrupted before the rename to " + to);
      }
      return super.rename(from, to);
    }
  }
}
