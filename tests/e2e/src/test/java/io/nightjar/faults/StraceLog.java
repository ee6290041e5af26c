package io.nightjar.faults;

import io.nightjar.faults.FileCall.Kind;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link Strace#record} wrote down: one line for each call that succeeded, when it returned,
 * with every string in hexadecimal and the path of every descriptor.
 */
final class StraceLog {
  private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\((.*)\\) += (\\d+)(?:<.*)?");
  private static final Pattern TEXT = Pattern.compile("([<\"])((?:\\\\x[0-9a-f]{2})*+)[>\"]");

  /** Ends a line whose call had to wait; the rest of the call is the next line. */
  private static final String UNFINISHED = " <unfinished ...>";

  private StraceLog() {}

  /** The calls on files below a folder, in the order in which they returned. */
  static List<FileCall> read(Path log, Path root) throws IOException {
    List<FileCall> calls = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String whole =
            line.endsWith(UNFINISHED) ? line.replace(UNFINISHED, "") + lines.readLine() : line;
        parse(whole).stream().filter(call -> call.isBelow(root)).forEach(calls::add);
      }
    }
    return calls;
  }

  private static List<FileCall> parse(String line) {
    Matcher matcher = CALL.matcher(line);
    if (!matcher.matches() || line.contains(">(deleted)")) {
      return List.of();
    }
    Arguments arguments = Arguments.of(matcher.group(2));
    int result = Integer.parseInt(matcher.group(3));
    return switch (matcher.group(1)) {
      case "open", "openat", "creat" -> opened(arguments, matcher.group(1).equals("creat"));
      case "write", "writev" -> List.of(arguments.written(result, -1));
      case "pwrite64", "pwritev" -> List.of(arguments.written(result, arguments.lastNumber()));
      case "fsync", "fdatasync" -> List.of(FileCall.of(Kind.FLUSH, arguments.path(0)));
      case "ftruncate", "truncate" ->
          List.of(truncated(arguments.path(0), (int) arguments.lastNumber()));
      case "mkdir", "mkdirat" -> List.of(FileCall.of(Kind.MAKE_FOLDER, arguments.path(0)));
      case "unlink", "unlinkat", "rmdir" -> List.of(FileCall.of(Kind.REMOVE, arguments.path(0)));
      case "link", "linkat" -> List.of(arguments.named(Kind.LINK));
      case "rename", "renameat", "renameat2" -> List.of(arguments.named(Kind.RENAME));
      default ->
          throw new IllegalArgumentException(line.substring(0, Math.min(200, line.length())));
    };
  }

  private static List<FileCall> opened(Arguments arguments, boolean isCreate) {
    List<FileCall> calls = new ArrayList<>();
    if (isCreate || arguments.flags().contains("O_CREAT")) {
      calls.add(FileCall.of(Kind.CREATE, arguments.path(0)));
    }
    if (isCreate || arguments.flags().contains("O_TRUNC")) {
      calls.add(truncated(arguments.path(0), 0));
    }
    return calls;
  }

  private static FileCall truncated(Path path, int length) {
    return new FileCall(Kind.TRUNCATE, path, null, -1, new byte[length]);
  }

  /** The arguments of one call: its paths, each resolved against its folder, and its bytes. */
  private record Arguments(List<byte[]> texts, List<Boolean> areDescriptors, String flags) {
    static Arguments of(String text) {
      List<byte[]> texts = new ArrayList<>();
      List<Boolean> areDescriptors = new ArrayList<>();
      Matcher matcher = TEXT.matcher(text);
      StringBuilder rest = new StringBuilder();
      while (matcher.find()) {
        texts.add(HexFormat.of().parseHex(matcher.group(2).replace("\\x", "")));
        areDescriptors.add(matcher.group(1).equals("<"));
        matcher.appendReplacement(rest, "");
      }
      return new Arguments(texts, areDescriptors, matcher.appendTail(rest).toString());
    }

    /** The path so many paths from the left; a descriptor and a name after it make one. */
    Path path(int index) {
      List<Path> paths = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        Path path = Path.of(new String(texts.get(i), StandardCharsets.UTF_8));
        boolean isName = !areDescriptors.get(i) && i > 0 && areDescriptors.get(i - 1);
        if (isName) {
          paths.add(paths.remove(paths.size() - 1).resolve(path));
        } else {
          paths.add(path);
        }
      }
      return paths.get(index);
    }

    FileCall named(Kind kind) {
      return FileCall.of(kind, path(0), path(1));
    }

    long lastNumber() {
      return Long.parseLong(flags.substring(flags.lastIndexOf(',') + 1).strip());
    }

    FileCall written(int length, long offset) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      texts.stream().skip(1).forEach(bytes::writeBytes);
      byte[] written = Arrays.copyOf(bytes.toByteArray(), length);
      Path path = Path.of(new String(texts.get(0), StandardCharsets.UTF_8));
      return new FileCall(Kind.WRITE, path, null, offset, written);
    }
  }
}
