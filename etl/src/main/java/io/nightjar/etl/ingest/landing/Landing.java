package io.nightjar.etl.ingest.landing;

import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder where deliveries land, on any file system Hadoop knows. */
final class Landing {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

  private final Path root;
  private final FileSystem files;

  private Landing(Path root, FileSystem files) {
    this.root = root;
    this.files = files;
  }

  /** Opens it; fails with exit code 10 if it is not there. */
  static Landing open(String folder, Configuration hadoop) {
    try {
      Path path = new Path(folder);
      FileSystem files = path.getFileSystem(hadoop);
      if (!files.exists(path)) {
        throw EtlErrors.landingNotFound(folder);
      }
      return new Landing(files.resolvePath(path), files);
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable("*", folder, String.valueOf(e.getMessage()), e);
    }
  }

  /** The file system of the folder. */
  FileSystem files() {
    return files;
  }

  /**
   * The files that match, sorted by path; of a matching folder the visible files in it.
   *
   * @param night the night they are delivered for, or null
   */
  List<LandedFile> find(String source, String pattern, LocalDate night) {
    try {
      List<FileStatus> found = new ArrayList<>();
      FileStatus[] matches = files.globStatus(new Path(root, pattern));
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        found.addAll(match.isDirectory() ? visible(match) : List.of(match));
      }
      return found.stream()
          .sorted(Comparator.comparing(FileStatus::getPath))
          .map(file -> landed(source, file, night))
          .toList();
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, pattern, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether there is a file of that name in the folder of another. */
  boolean hasBeside(String source, LandedFile file, String name) {
    Path path = new Path(new Path(URI.create(file.uri())).getParent(), name);
    try {
      return files.exists(path);
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, name, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether a file still has the size and the modification time it was found with. */
  boolean isAsFound(String source, LandedFile file) {
    try {
      FileStatus now = files.getFileStatus(new Path(URI.create(file.uri())));
      return now.getLen() == file.size() && now.getModificationTime() == file.modified();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, file.file(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The newest commits of the Delta tables that match, sorted by path, each named by its table and
   * version such as {@code customers@v12}; refuses folders that are none.
   */
  List<LandedFile> tables(String source, String pattern, LocalDate night) {
    try {
      List<LandedFile> found = new ArrayList<>();
      FileStatus[] matches = files.globStatus(new Path(root, pattern));
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        FileStatus commit = newestCommit(source, match.getPath());
        LandedFile landed = landed(source, commit, night);
        String name = commit.getPath().getName();
        long version = Long.parseLong(name.substring(0, name.indexOf('.')));
        found.add(landed.named(relative(match.getPath()) + "@v" + version));
      }
      return found;
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, pattern, String.valueOf(e.getMessage()), e);
    }
  }

  private FileStatus newestCommit(String source, Path table) throws IOException {
    Path log = new Path(table, "_delta_log");
    FileStatus[] commits =
        files.exists(log)
            ? files.listStatus(log, path -> COMMIT.matcher(path.getName()).matches())
            : new FileStatus[0];
    return Arrays.stream(commits)
        .max(Comparator.comparing(commit -> commit.getPath().getName()))
        .orElseThrow(
            () -> EtlErrors.fileRefused(source, relative(table), "it is not a Delta table", null));
  }

  private List<FileStatus> visible(FileStatus folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus file : files.listStatus(folder.getPath())) {
      String name = file.getPath().getName();
      if (file.isFile() && !name.startsWith("_") && !name.startsWith(".")) {
        found.add(file);
      }
    }
    return found;
  }

  private LandedFile landed(String source, FileStatus file, LocalDate night) {
    String relative = relative(file.getPath());
    requireInside(source, file.getPath(), relative);
    return new LandedFile(
        relative,
        file.getPath().toUri().toString(),
        file.getLen(),
        file.getModificationTime(),
        night);
  }

  private String relative(Path path) {
    String base = root.toUri().getPath();
    String full = path.toUri().getPath();
    String prefix = base.endsWith("/") ? base : base + "/";
    return full.startsWith(prefix) ? full.substring(prefix.length()) : full;
  }

  /** On a local disk a link may lead anywhere; what it leads to must be inside as well. */
  private void requireInside(String source, Path path, String relative) {
    URI uri = files.makeQualified(path).toUri();
    if (!"file".equals(uri.getScheme())) {
      return;
    }
    try {
      java.nio.file.Path real = java.nio.file.Path.of(uri.getPath()).toRealPath();
      if (!real.startsWith(java.nio.file.Path.of(root.toUri().getPath()).toRealPath())) {
        throw EtlErrors.fileRefused(source, relative, "it links out of the landing folder", null);
      }
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, relative, String.valueOf(e.getMessage()), e);
    }
  }
}
