package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A disk that knows what it has promised. The content of a file is safe once the file was flushed,
 * a name once its folder was flushed, and nothing else is; POSIX promises no more. It begins with
 * one folder, empty and safe.
 */
final class SimulatedDisk {
  private final Path root;
  private final DiskNode.Folder folder = new DiskNode.Folder();

  SimulatedDisk(Path root) {
    this.root = root;
  }

  void apply(FileCall call) {
    Path path = call.path();
    switch (call.kind()) {
      case CREATE -> create(path);
      case MAKE_FOLDER -> parent(path).put(name(path), new DiskNode.Folder());
      case TRUNCATE -> file(path).truncate(call.bytes().length);
      case WRITE -> file(path).write(call.bytes(), call.offset());
      case FLUSH -> node(path).flush();
      case LINK -> parent(call.target()).put(name(call.target()), node(path));
      case RENAME -> rename(path, call.target());
      case REMOVE -> parent(path).remove(name(path));
    }
  }

  /** Writes what a power cut at this moment would leave into an empty folder. */
  void surviveInto(Path target, Luck luck) throws IOException {
    write(folder, target, luck);
  }

  /** What of a file that is there a power cut would take: names on the way to it, its bytes. */
  List<String> missing(Path path) {
    List<String> missing = new ArrayList<>();
    DiskNode.Folder above = folder;
    for (Path step = root; !step.equals(path); ) {
      step = step.resolve(path.getName(step.getNameCount()));
      DiskNode node = above.names().get(name(step));
      if (above.flushed().get(name(step)) != node) {
        missing.add("the name of " + root.relativize(step));
      }
      if (node instanceof DiskNode.Folder next) {
        above = next;
      }
    }
    DiskNode.File file = file(path);
    if (!Arrays.equals(file.content(), file.flushed())) {
      missing.add("the bytes of " + root.relativize(path));
    }
    return missing;
  }

  /** Every file below a folder with that ending that no dot hides. */
  List<Path> filesBelow(Path path, String ending) {
    List<Path> found = new ArrayList<>();
    ((DiskNode.Folder) node(path))
        .names()
        .forEach(
            (name, node) -> {
              if (node instanceof DiskNode.Folder) {
                found.addAll(filesBelow(path.resolve(name), ending));
              } else if (name.endsWith(ending) && !name.startsWith(".")) {
                found.add(path.resolve(name));
              }
            });
    return found;
  }

  byte[] read(Path path) {
    return file(path).content();
  }

  private static void write(DiskNode.Folder from, Path to, Luck luck) throws IOException {
    Files.createDirectories(to);
    for (Map.Entry<String, DiskNode> entry : from.surviving(luck).entrySet()) {
      Path path = to.resolve(entry.getKey());
      if (entry.getValue() instanceof DiskNode.File file) {
        Files.write(path, file.surviving(luck));
      } else {
        write((DiskNode.Folder) entry.getValue(), path, luck);
      }
    }
  }

  private void create(Path path) {
    if (!parent(path).names().containsKey(name(path))) {
      parent(path).put(name(path), new DiskNode.File());
    }
  }

  private void rename(Path from, Path to) {
    if (from.getParent().equals(to.getParent())) {
      parent(from).rename(name(from), name(to));
    } else {
      parent(to).put(name(to), node(from));
      parent(from).remove(name(from));
    }
  }

  private DiskNode.File file(Path path) {
    return (DiskNode.File) node(path);
  }

  private DiskNode.Folder parent(Path path) {
    return (DiskNode.Folder) node(path.getParent());
  }

  private DiskNode node(Path path) {
    DiskNode node = folder;
    for (Path name : root.relativize(path)) {
      if (!name.toString().isEmpty()) {
        node = ((DiskNode.Folder) node).names().get(name.toString());
      }
    }
    if (node == null) {
      throw new IllegalStateException("no such file: " + path);
    }
    return node;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
