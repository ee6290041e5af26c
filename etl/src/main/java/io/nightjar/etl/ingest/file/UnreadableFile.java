package io.nightjar.etl.ingest.file;

import io.nightjar.core.error.NightjarException;
import io.nightjar.etl.EtlErrors;
import java.io.IOException;

/** Carries what is wrong with a file from an executor to the driver, which names its source. */
public final class UnreadableFile extends IOException {
  private static final long serialVersionUID = 1L;

  /** Who has to act. */
  public enum Kind {
    /** Its content cannot be taken. */
    REFUSED,
    /** It is another file than the one that was announced. */
    CHANGED,
    /** Storage does not give it. */
    STORAGE
  }

  private final String file;
  private final Kind kind;

  /**
   * Names a file of any source.
   *
   * @param file its path below the landing folder
   * @param reason for people, goes on behind "is refused:"
   * @param cause may be null
   */
  public UnreadableFile(String file, Kind kind, String reason, Throwable cause) {
    super(reason, cause);
    this.file = file;
    this.kind = kind;
  }

  /** For a file whose content cannot be taken; the cause may be null. */
  public static UnreadableFile refused(LandedFile file, String reason, Throwable cause) {
    return new UnreadableFile(file.file(), Kind.REFUSED, reason, cause);
  }

  /** The failure for people. */
  public NightjarException named(String source, Throwable thrown) {
    return switch (kind) {
      case REFUSED -> EtlErrors.fileRefused(source, file, getMessage(), thrown);
      case CHANGED -> EtlErrors.fileChanged(source, file, thrown);
      case STORAGE -> EtlErrors.fileUnreadable(source, file, getMessage(), thrown);
    };
  }
}
