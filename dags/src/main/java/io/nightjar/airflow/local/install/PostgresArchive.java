package io.nightjar.airflow.local.install;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Digest;
import io.nightjar.airflow.local.file.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, packed into a jar of the class path for one kind of machine. */
final class PostgresArchive {
  private static final Map<String, String> NAMES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");
  private static final int OWNER_MAY_EXECUTE = 0100;

  private final byte[] content;

  private PostgresArchive(byte[] content) {
    this.content = content;
  }

  /** The one for this machine, if it came along. */
  static Optional<PostgresArchive> find() {
    return find(architecture());
  }

  static Optional<PostgresArchive> find(String architecture) {
    String name = "/postgres-linux-" + NAMES.getOrDefault(architecture, architecture) + ".txz";
    try (InputStream packed = PostgresArchive.class.getResourceAsStream(name)) {
      return packed == null
          ? Optional.empty()
          : Optional.of(new PostgresArchive(packed.readAllBytes()));
    } catch (IOException e) {
      throw LocalErrors.files("read " + name + " from the class path", e);
    }
  }

  /** The name of this kind of machine. */
  static String architecture() {
    return ManagementFactory.getOperatingSystemMXBean().getArch();
  }

  /** Unpacks it below a folder unless it is there, beside its place and moved when whole. */
  Path unpackBelow(Path folder) {
    Path place = folder.resolve(Digest.of(content));
    if (!Files.isDirectory(place)) {
      Path fresh = folder.resolve(place.getFileName() + ".new");
      PrivateFiles.remove(fresh);
      PrivateFiles.folder(fresh);
      try {
        unpack(fresh);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw LocalErrors.files("unpack PostgreSQL into " + folder, e);
      }
    }
    return place.resolve("bin");
  }

  private void unpack(Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(content)))) {
      for (TarArchiveEntry entry = tar.getNextTarEntry();
          entry != null;
          entry = tar.getNextTarEntry()) {
        unpack(entry, tar, folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean isProgram = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
