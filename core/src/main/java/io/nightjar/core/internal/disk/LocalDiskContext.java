package io.nightjar.core.internal.disk;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;

/**
 * The same as {@link LocalDisk}, for {@code fs.AbstractFileSystem.file.impl}: Hadoop has two ways
 * to the same files.
 */
public final class LocalDiskContext extends ChecksumFs {
  /** Made by Hadoop. */
  public LocalDiskContext(URI root, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(root, configuration));
  }

  private static final class Raw extends DelegateToFileSystem {
    private static final int NO_PORT = -1;

    Raw(URI root, Configuration configuration) throws IOException, URISyntaxException {
      super(root, new RawDisk(), configuration, root.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return NO_PORT;
    }

    /** Every file system has its own rules for names; this one tells when it is asked. */
    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }
}
