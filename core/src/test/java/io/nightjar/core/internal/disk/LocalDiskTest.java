package io.nightjar.core.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
  @TempDir private Path dir;

  @Test
  void leavesWhatHadoopLeaves() throws IOException {
    change(dir.resolve("own"), own());
    change(dir.resolve("stock"), stock());
    assertThat(tree(dir.resolve("own")))
        .isEqualTo(tree(dir.resolve("stock")))
        .containsEntry("folder", "rwxr-x---")
        .containsEntry("folder/file", "rw-r-----")
        .containsEntry("folder/.file.crc", "rw-r-----")
        .containsEntry("renamed", "rw-r-----")
        .containsEntry("secret", "rw-------");
  }

  @Test
  void startsNoProcess() throws IOException {
    change(dir.resolve("once"), own()); // Hadoop asks once whether there is a setsid
    assertThat(processes(own())).isEmpty();
    assertThat(processes(stock())).contains("chmod", "readlink");
  }

  @Test
  void saysOfLinksWhatHadoopSays() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "content");
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    Path dangling = Files.createSymbolicLink(dir.resolve("dangling"), dir.resolve("nothing"));
    for (Path path : List.of(file, link, dangling, dir.resolve("nothing"))) {
      assertThat(described(own(), path)).as(path.toString()).isEqualTo(described(stock(), path));
    }
    assertThat(described(own(), file)).endsWith(" 7");
    assertThat(described(own(), dir.resolve("nothing"))).isEqualTo("FileNotFoundException");
  }

  /** By its own name and by one with a scheme, which Hadoop does not know as a link. */
  private static String described(Configuration configuration, Path path) throws IOException {
    FileSystem files = FileSystem.newInstance(path.toUri(), configuration);
    FileContext context = FileContext.getFileContext(path.toUri(), configuration);
    try {
      FileStatus plain = files.getFileLinkStatus(new org.apache.hadoop.fs.Path(path.toString()));
      FileStatus status = context.getFileLinkStatus(hadoop(path));
      return "%s %s %d".formatted(plain.isSymlink(), status.isSymlink(), status.getLen());
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  void refusesToChangeWhatIsNotThere() throws IOException {
    FileSystem files = FileSystem.newInstance(dir.toUri(), own());
    assertThatThrownBy(
            () -> files.setPermission(hadoop(dir.resolve("nothing")), new FsPermission("700")))
        .isInstanceOf(IOException.class);
  }

  /** Files by both of Hadoop's ways: made, renamed over another, and shut to others. */
  private static void change(Path root, Configuration configuration) throws IOException {
    FileSystem files = FileSystem.newInstance(root.toUri(), configuration);
    files.create(hadoop(root.resolve("folder/file"))).close();
    files.create(hadoop(root.resolve("secret"))).close();
    files.setPermission(hadoop(root.resolve("secret")), new FsPermission("600"));
    FileContext context = FileContext.getFileContext(root.toUri(), configuration);
    EnumSet<CreateFlag> create = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
    for (String name : List.of("made", "renamed")) {
      context.create(hadoop(root.resolve(name)), create, CreateOpts.createParent()).close();
    }
    context.rename(hadoop(root.resolve("made")), hadoop(root.resolve("renamed")), Rename.OVERWRITE);
  }

  private List<String> processes(Configuration configuration) throws IOException {
    Path events = Files.createTempFile(dir, "events", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      change(Files.createTempDirectory(dir, "watched"), configuration);
      recording.stop();
      recording.dump(events);
    }
    return RecordingFile.readAllEvents(events).stream()
        .map(event -> event.getString("command").split(" ", 2)[0])
        .distinct()
        .toList();
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> modes = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(path -> !path.equals(root))::iterator) {
        modes.put(
            root.relativize(path).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      }
    }
    return modes;
  }

  private static Configuration own() {
    Configuration configuration = stock();
    configuration.set("fs.file.impl", LocalDisk.class.getName());
    configuration.set("fs.AbstractFileSystem.file.impl", LocalDiskContext.class.getName());
    return configuration;
  }

  private static Configuration stock() {
    Configuration configuration = new Configuration();
    configuration.set("fs.permissions.umask-mode", "027");
    return configuration;
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}
