package io.nightjar.etl;

import static io.nightjar.etl.GoodFiles.ROWS;
import static io.nightjar.etl.Mutation.Expected.REFUSED;
import static io.nightjar.etl.Mutation.Expected.rows;

import io.nightjar.etl.Mutation.Change;
import io.nightjar.etl.Mutation.Expected;
import io.nightjar.etl.Mutation.Mutated;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Damage of CSV files. */
final class CsvMutations {
  private static final int LONG = 10 << 20;

  private CsvMutations() {}

  static Map<String, Change> all() {
    Map<String, Change> all = new LinkedHashMap<>();
    addFiles(all);
    addHeaders(all);
    addRows(all);
    addLayout(all);
    return all;
  }

  private static void addFiles(Map<String, Change> all) {
    all.put("truncated gzip", (good, random) -> Compressed.cut(good, "csv.gz", random));
    all.put("truncated zstd", (good, random) -> Compressed.cut(good, "csv.zst", random));
    all.put("truncated bzip2", (good, random) -> Compressed.cut(good, "csv.bz2", random));
    all.put(
        "gzip without its ending",
        (good, random) -> new Mutated(Compressed.gzip(good), "csv", REFUSED));
    all.put("plain named gzip", (good, random) -> new Mutated(good, "csv.gz", REFUSED));
    all.put("a zip", (good, random) -> new Mutated(Compressed.zip(good), "csv", REFUSED));
    all.put("empty", (good, random) -> new Mutated(new byte[0], "csv", rows(0, 0)));
    all.put(
        "binary garbage", (good, random) -> new Mutated(garbage(5_000, random), "csv", REFUSED));
    all.put("UTF-16", text(CsvMutations::utf16, REFUSED));
    all.put("a byte order mark", text(text -> utf8("\uFEFF" + text), rows(ROWS, 0)));
  }

  private static void addHeaders(Map<String, Change> all) {
    all.put("wrong header", text(text -> utf8(text.replaceFirst("price", "prise")), REFUSED));
    all.put("header in capitals", text(text -> utf8(text.replaceFirst("id", "ID")), REFUSED));
    all.put("duplicate header", text(text -> utf8(text.replaceFirst("note", "id")), REFUSED));
    all.put("missing header", text(text -> utf8(text.substring(text.indexOf('\n') + 1)), REFUSED));
    all.put("only header", text(text -> utf8("id,price,note\n"), rows(0, 0)));
    all.put("only line ends", text(text -> utf8("\n\r\n\n"), rows(0, 0)));
    all.put("other separators", text(text -> utf8(text.replace("id,price", "id;price")), REFUSED));
    all.put("open quote in header", text(text -> utf8("\"" + text), REFUSED));
  }

  private static void addRows(Map<String, Change> all) {
    all.put("extra value", some((line, random) -> line + ",more"));
    all.put("missing value", some((line, random) -> line.substring(0, line.indexOf(','))));
    all.put("trailing separator", some((line, random) -> line + ","));
    all.put("NUL", some((line, random) -> line.replace("note", "no\0te")));
    all.put("latin 1", some((line, random) -> line.replace("é", "\uDFFF")));
    all.put("text in number", some((line, random) -> line.replace(".5", ".5x")));
    all.put(
        "huge number",
        some((line, random) -> "9".repeat(1 + random.nextInt(500)) + "9999999999" + line));
    all.put("10 MB cell", one(line -> line.replace("note", "x".repeat(LONG))));
    all.put("10 MB unquoted cell", one(line -> "x".repeat(LONG) + line));
    all.put("unclosed quote", one(line -> line.substring(0, line.length() - 1)));
    all.put("quote in the middle", one(line -> "1\"" + line));
    all.put("empty key", some((line, random) -> line.substring(line.indexOf(','))));
  }

  private static void addLayout(Map<String, Change> all) {
    all.put("mixed line ends", (good, random) -> mixed(good, random));
    all.put("blank lines", text(text -> utf8(text.replace("\n", "\n\n\r\n")), rows(ROWS, 0)));
    all.put("no last line end", text(text -> utf8(text.stripTrailing()), rows(ROWS, 0)));
    all.put(
        "cut within a row",
        (good, random) ->
            new Mutated(Arrays.copyOf(good, good.length - 4), "csv", rows(ROWS - 1, 1)));
  }

  private static Mutated mixed(byte[] good, Random random) {
    StringBuilder mixed = new StringBuilder();
    for (String line : new String(good, StandardCharsets.UTF_8).lines().toList()) {
      mixed.append(line).append(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
    }
    return new Mutated(utf8(mixed.toString()), "csv", rows(ROWS, 0));
  }

  private static Change text(
      java.util.function.Function<String, byte[]> change, Expected expected) {
    return (good, random) ->
        new Mutated(change.apply(new String(good, StandardCharsets.UTF_8)), "csv", expected);
  }

  private static Change one(UnaryOperator<String> change) {
    return (good, random) -> lines(good, "csv", List.of(1 + random.nextInt(ROWS)), change);
  }

  private static Change some(BiFunction<String, Random, String> change) {
    return (good, random) -> {
      List<Integer> broken = random.ints(7, 1, ROWS + 1).distinct().boxed().toList();
      return lines(good, "csv", broken, line -> change.apply(line, random));
    };
  }

  /** Changes some lines, each of which must then be in quarantine. */
  static Mutated lines(
      byte[] good, String ending, List<Integer> broken, UnaryOperator<String> change) {
    String[] lines = new String(good, StandardCharsets.UTF_8).split("\n");
    broken.forEach(at -> lines[at] = change.apply(lines[at]));
    byte[] content = utf8(String.join("\n", lines) + "\n");
    return new Mutated(content, ending, rows(ROWS - broken.size(), broken.size()));
  }

  /** Half a pair stands for a byte that is not UTF-8. */
  static byte[] utf8(String text) {
    byte[] bytes = text.replace("\uDFFF", "\uE000").getBytes(StandardCharsets.UTF_8);
    byte[] marked = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean isMark = bytes[i] == (byte) 0xEE && bytes[i + 1] == (byte) 0x80;
      marked[length++] = isMark ? (byte) 0xE9 : bytes[i];
      i += isMark ? 2 : 0;
    }
    return Arrays.copyOf(marked, length);
  }

  static byte[] utf16(String text) {
    return text.getBytes(Charset.forName("UTF-16"));
  }

  static byte[] garbage(int length, Random random) {
    byte[] garbage = new byte[length];
    random.nextBytes(garbage);
    return garbage;
  }
}
