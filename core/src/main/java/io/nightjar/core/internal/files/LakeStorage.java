package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a lake lies where its commits are safe: on storage on which of several writers of one
 * commit exactly one wins, through a log store that makes use of it. What is not known to be safe
 * is refused.
 */
public final class LakeStorage {
  private static final String LOCAL = "io.nightjar.core.internal.delta.logstore.LinkLogStore";
  private static final String S3 = "io.delta.storage.S3DynamoDBLogStore";

  /** Delta's own choice is safe there, and needs no setting. */
  private static final Set<String> SAFE_BY_DEFAULT =
      Set.of("hdfs", "viewfs", "abfs", "abfss", "wasb", "wasbs", "adl", "gs");

  private static final Set<String> S3_SCHEMES = Set.of("s3", "s3a", "s3n");

  private static final Logger LOG = LoggerFactory.getLogger(LakeStorage.class);

  private LakeStorage() {}

  /**
   * Checks scheme and log store, and tries out a local disk; fails with exit code 10.
   *
   * @param lake root of the lake
   * @param configuration of the storage
   * @param settings those of the session
   */
  public static void check(String lake, Configuration configuration, Map<String, String> settings) {
    String scheme = scheme(lake);
    String store = settings.getOrDefault("spark.delta.logStore." + scheme + ".impl", "");
    if (settings.containsKey("spark.delta.logStore.class")) {
      throw CoreErrors.storageUnsafe(
          lake, "spark.delta.logStore.class replaces the log store of every storage; remove it");
    }
    if (scheme.equals("file")) {
      require(lake, scheme, LOCAL, store);
      tryOut(lake);
    } else if (S3_SCHEMES.contains(scheme)) {
      require(lake, scheme, S3, store);
    } else if (!SAFE_BY_DEFAULT.contains(scheme)) {
      throw CoreErrors.storageUnsafe(lake, "nothing is known about commits on " + scheme + ":");
    } else if (!store.isEmpty()) {
      throw CoreErrors.storageUnsafe(
          lake, "its log store is replaced; remove spark.delta.logStore." + scheme + ".impl");
    }
  }

  private static String scheme(String lake) {
    String scheme = lake.startsWith("/") ? null : URI.create(lake).getScheme();
    return scheme == null ? "file" : scheme;
  }

  private static void require(String lake, String scheme, String wanted, String store) {
    if (!store.equals(wanted)) {
      throw CoreErrors.storageUnsafe(
          lake,
          "two jobs could overwrite each other's commits; set spark.delta.logStore.%s.impl=%s"
              .formatted(scheme, wanted));
    }
  }

  /** Tries what commits rely on, in the lake or, before there is one, in the folder above it. */
  private static void tryOut(String lake) {
    Path folder = Path.of(new org.apache.hadoop.fs.Path(lake).toUri().getPath());
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isWritable(folder)) {
      return; // for reading it is good enough, and writing will say so
    }
    Path probe = folder.resolve(".nightjar-probe-" + UUID.randomUUID());
    List<Path> made = new ArrayList<>(List.of(probe));
    try {
      made.add(DurableFiles.writeHidden(probe, new byte[1]));
      made.add(DurableFiles.writeHidden(probe, new byte[1]));
      if (!isExclusive(lake, made.get(1), made.get(2), probe)) {
        throw CoreErrors.storageUnsafe(lake, "its file system gives one name twice");
      }
    } catch (IOException e) {
      return; // full, for instance: as with a folder that is not writable
    } finally {
      delete(made);
    }
  }

  private static void delete(List<Path> probes) {
    for (Path path : probes) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.warn("probe {} of the storage is left over; it may be deleted", path);
        LOG.debug("deleting a probe failed", e);
      }
    }
  }

  private static boolean isExclusive(String lake, Path first, Path second, Path name) {
    try {
      return DurableFiles.link(first, name) && !DurableFiles.link(second, name);
    } catch (UnsupportedOperationException | IOException e) {
      throw CoreErrors.storageUnsafe(
          lake, "its file system has no hard links (" + e.getClass().getSimpleName() + ")");
    }
  }

  /**
   * Makes the folder of Nightjar's own files, which only the user that runs the jobs may enter: it
   * has rows that no check has passed yet.
   */
  public static void prepare(String lake) {
    if (!scheme(lake).equals("file")) {
      return;
    }
    Path own = Path.of(new LakeLayout(lake).own().toUri().getPath());
    try {
      if (!Files.isDirectory(own)) {
        DurableFiles.createFolders(own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("create", own.toString(), e);
    }
  }
}
