package io.nightjar.core.internal.disk;

import org.apache.hadoop.fs.LocalFileSystem;

/** The local disk with a checksum file beside each file, for {@code fs.file.impl}. */
public final class LocalDisk extends LocalFileSystem {
  /** Made by Hadoop. */
  public LocalDisk() {
    super(new RawDisk());
  }
}
