package io.nightjar.airflow.local.file;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files of their owner alone (modes 0700 and 0600); a file is replaced as a whole. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes a folder and those above it, and closes it to others, also one that was there. */
  public static Path folder(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw LocalErrors.files("make folder " + folder, e);
    }
  }

  /** Writes a file under another name and moves it into place. */
  public static void write(Path file, String text) {
    FileAttribute<?> mine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", mine);
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw LocalErrors.files("write " + file, e);
    }
  }

  /** Removes a file or a folder with all in it, links as links; nothing if it is not there. */
  public static void remove(Path path) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(path, new Remover());
      } else {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw LocalErrors.files("remove " + path, e);
    }
  }

  /** Files first, then their folder. */
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
