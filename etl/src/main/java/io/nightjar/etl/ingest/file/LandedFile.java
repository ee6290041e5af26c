package io.nightjar.etl.ingest.file;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One file in the landing folder, as it was when the run began.
 *
 * @param file path relative to the landing folder
 * @param uri where any Hadoop file system finds it
 * @param size in bytes
 * @param modified modification time of the storage; only to notice a change
 * @param night the night it was delivered for, or null if its rows say which
 */
public record LandedFile(String file, String uri, long size, long modified, LocalDate night)
    implements Serializable {
  /** The same file under another name. */
  public LandedFile named(String name) {
    return new LandedFile(name, uri, size, modified, night);
  }

  /** The same file as delivered for a night. */
  public LandedFile of(LocalDate delivered) {
    return new LandedFile(file, uri, size, modified, delivered);
  }

  /** How it is compressed. */
  public Codec codec() {
    return Codec.of(file);
  }
}
