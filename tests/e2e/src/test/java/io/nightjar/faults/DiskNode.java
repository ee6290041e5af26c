package io.nightjar.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a name on the simulated disk stands for. */
abstract sealed class DiskNode {
  /** Makes everything of this node safe from a power cut, but not its name. */
  abstract void flush();

  /** The bytes of a file, and those of them that were flushed. */
  static final class File extends DiskNode {
    private byte[] content = new byte[0];
    private byte[] flushed = new byte[0];

    void write(byte[] bytes, long offset) {
      int start = offset < 0 ? content.length : (int) offset;
      byte[] changed = Arrays.copyOf(content, Math.max(content.length, start + bytes.length));
      System.arraycopy(bytes, 0, changed, start, bytes.length);
      content = changed;
    }

    void truncate(int length) {
      content = Arrays.copyOf(content, length);
    }

    byte[] content() {
      return content;
    }

    byte[] flushed() {
      return flushed;
    }

    /** What a power cut leaves: what was flushed, and of the rest as much as luck has it. */
    byte[] surviving(Luck luck) {
      if (Arrays.equals(content, flushed)) {
        return flushed;
      }
      return switch (luck.below(3)) {
        case 0 -> flushed;
        case 1 -> content;
        default -> Arrays.copyOf(content, luck.below(content.length + 1));
      };
    }

    @Override
    void flush() {
      flushed = content;
    }
  }

  /** The names in a folder, and how they were after each change since it was flushed. */
  static final class Folder extends DiskNode {
    private final List<Map<String, DiskNode>> states = new ArrayList<>(List.of(Map.of()));

    Map<String, DiskNode> names() {
      return states.get(states.size() - 1);
    }

    Map<String, DiskNode> flushed() {
      return states.get(0);
    }

    void put(String name, DiskNode node) {
      Map<String, DiskNode> changed = new TreeMap<>(names());
      changed.put(name, node);
      states.add(changed);
    }

    void remove(String name) {
      Map<String, DiskNode> changed = new TreeMap<>(names());
      changed.remove(name);
      states.add(changed);
    }

    /** One change for both names, as a journal writes it. */
    void rename(String from, String to) {
      Map<String, DiskNode> changed = new TreeMap<>(names());
      changed.put(to, changed.remove(from));
      states.add(changed);
    }

    /** What a power cut leaves: the changes up to one of those since the folder was flushed. */
    Map<String, DiskNode> surviving(Luck luck) {
      return states.get(luck.below(states.size()));
    }

    @Override
    void flush() {
      Map<String, DiskNode> last = names();
      states.clear();
      states.add(last);
    }
  }
}
