package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log that grows; a log that began anew is read from its start. */
public final class LogTail {
  private static final int BLOCK = 1 << 16;
  private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern PASSWORDS = Pattern.compile("(://)[^/@\\s]+@");

  private final Path log;
  private long position;

  /** Of a file that may not be there yet. */
  public LogTail(Path log) {
    this.log = log;
  }

  /** The last lines, this many at most, out of the last block of the file; then follows on. */
  public List<String> last(int count) {
    position = Math.max(0, size() - (long) BLOCK * (1 + count / 256));
    List<String> lines = more();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** Whole lines that were added since. */
  public List<String> more() {
    if (size() < position) {
      position = 0;
    }
    if (size() == position) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(Math.min(Integer.MAX_VALUE >> 2, size() - position))];
      file.seek(position);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      position += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      return text.substring(0, end).lines().toList();
    } catch (IOException e) {
      throw LocalErrors.files("read " + log, e);
    }
  }

  /** The last line that says something, or the last error, fit for a message. */
  public String lastWords() {
    List<String> lines =
        new ArrayList<>(last(200).stream().map(LogTail::plain).filter(s -> !s.isBlank()).toList());
    return lines.stream()
        .filter(line -> line.startsWith("ERROR:") || line.contains("FATAL:"))
        .reduce((first, second) -> second)
        .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }

  private static String plain(String line) {
    String bare = COLORS.matcher(line).replaceAll("");
    return PASSWORDS.matcher(bare).replaceAll("$1***@").strip();
  }

  private long size() {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw LocalErrors.files("read " + log, e);
    }
  }
}
