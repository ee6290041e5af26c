package io.nightjar.core.internal.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small text files that appear whole or not at all. */
final class LakeFiles {
  private final Configuration configuration;

  LakeFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Writes a file that must not exist yet. It is there, whole and for good, when this returns; see
   * {@link DurableFiles}. On other storage it gets a hidden name first and is then renamed.
   */
  void publish(Path path, String text) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    if (isLocal(files)) {
      if (!create(local(path), text)) {
        throw new FileAlreadyExistsException(path + " already exists");
      }
      return;
    }
    if (files.exists(path)) {
      throw new FileAlreadyExistsException(path + " already exists");
    }
    Path hidden = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
    try {
      write(files, hidden, text);
      if (!files.rename(hidden, path)) {
        throw new FileAlreadyExistsException(path + " could not be put in place");
      }
    } finally {
      files.delete(hidden, false);
    }
  }

  /** Creates a file, or says that the name is already taken; only one process succeeds. */
  boolean claim(Path path, String text) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    if (isLocal(files)) {
      return create(local(path), text);
    }
    try (FSDataOutputStream out = files.create(path, false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Hadoop's local file system looks first and creates then; two processes could both succeed. */
  private static boolean create(java.nio.file.Path path, String text) throws IOException {
    DurableFiles.createFolders(path.getParent());
    return DurableFiles.create(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLocal(FileSystem files) {
    return files.getScheme().equals("file");
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /** Writes a small file in place of what was there; not kept through a power cut. */
  void overwrite(Path path, String text) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    if (isLocal(files)) {
      Files.writeString(local(path), text);
      return;
    }
    try (FSDataOutputStream out = files.create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  String read(Path path) throws IOException {
    try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  boolean exists(Path path) throws IOException {
    return path.getFileSystem(configuration).exists(path);
  }

  /** What lies in a folder, sorted by name, hidden files left out; empty if there is no folder. */
  List<FileStatus> list(Path folder) throws IOException {
    try {
      return Arrays.stream(folder.getFileSystem(configuration).listStatus(folder))
          .filter(entry -> !entry.getPath().getName().startsWith("."))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Every file of that ending below a folder, so many levels deep. */
  List<Path> find(Path folder, String ending, int levels) throws IOException {
    List<Path> found = new ArrayList<>();
    for (FileStatus entry : list(folder)) {
      if (entry.isDirectory() && levels > 0) {
        found.addAll(find(entry.getPath(), ending, levels - 1));
      } else if (entry.isFile() && entry.getPath().getName().endsWith(ending)) {
        found.add(entry.getPath());
      }
    }
    return found;
  }

  private static void write(FileSystem files, Path path, String text) throws IOException {
    try (FSDataOutputStream out = files.create(path, false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.hsync();
    }
  }
}
