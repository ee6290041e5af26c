package io.nightjar.faults;

import java.nio.file.Path;

/**
 * One system call that changed files or flushed them.
 *
 * @param kind what it did
 * @param path the file or folder; for a link and a rename the one that was there before
 * @param target the new name of a link or a rename, else null
 * @param offset where a write began, -1 for the end of the file
 * @param bytes what was written, or as many zeros as a file was cut to; else empty
 */
record FileCall(Kind kind, Path path, Path target, long offset, byte[] bytes) {
  enum Kind {
    CREATE,
    TRUNCATE,
    WRITE,
    FLUSH,
    LINK,
    RENAME,
    REMOVE,
    MAKE_FOLDER
  }

  static FileCall of(Kind kind, Path path) {
    return new FileCall(kind, path, null, -1, new byte[0]);
  }

  static FileCall of(Kind kind, Path path, Path target) {
    return new FileCall(kind, path, target, -1, new byte[0]);
  }

  boolean isBelow(Path root) {
    return path.startsWith(root) || (target != null && target.startsWith(root));
  }
}
