package io.nightjar.etl;

import static io.nightjar.etl.GoodFiles.ROWS;
import static io.nightjar.etl.Mutation.Expected.REFUSED;
import static io.nightjar.etl.Mutation.Expected.rows;

import io.nightjar.etl.Mutation.Change;
import io.nightjar.etl.Mutation.Expected;
import io.nightjar.etl.Mutation.Mutated;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Damage of files of JSON lines. */
final class JsonMutations {
  private JsonMutations() {}

  static Map<String, Change> all() {
    Map<String, Change> all = new LinkedHashMap<>();
    addFiles(all);
    all.put("a key twice", some(line -> line.replace("{", "{\"id\":1,")));
    all.put("cut lines", some(line -> line.substring(0, line.length() - 3)));
    all.put("trailing comma", some(line -> line.replace("}", ",}")));
    all.put("single quotes", some(line -> line.replace('"', '\'')));
    all.put("two objects in a line", some(line -> line + line));
    all.put("no object", some(line -> "17"));
    all.put("NUL", some(line -> line.replace("note ", "no\0te")));
    all.put("escaped NUL", some(line -> line.replace("note ", "no\\u0000te")));
    all.put("half a surrogate", some(line -> line.replace("note ", "\\ud800")));
    all.put("latin 1", some(line -> line.replace("é", "\uDFFF")));
    all.put("a fraction in INT", some(line -> line.replace("\"id\":", "\"id\":0.1")));
    all.put("a huge number", some(line -> line.replace("\"id\":", "\"id\":99999999999")));
    all.put("a number as text column", some(line -> line.replaceAll("\"note .*\"", "5")));
    all.put("an object as number", some(line -> line.replaceAll("\"id\":\\d+", "\"id\":{}")));
    all.put("no key column", some(line -> line.replaceAll("\"id\":\\d+,", "")));
    all.put("deep nesting", some(line -> line.replace("}", ",\"x\":" + "[".repeat(3_000) + "}")));
    all.put("10 MB string", some(line -> line.replace("note ", "x".repeat(10 << 20))));
    return all;
  }

  private static void addFiles(Map<String, Change> all) {
    all.put("truncated gzip", (good, random) -> Compressed.cut(good, "json.gz", random));
    all.put("truncated lz4", (good, random) -> Compressed.cut(good, "json.lz4", random));
    all.put("an array", text(text -> "[\n" + text.replace("}\n", "},\n") + "]", REFUSED));
    all.put("empty", text(text -> "", rows(0, 0)));
    all.put("a byte order mark", text(text -> "\uFEFF" + text, rows(ROWS, 0)));
    all.put("CR LF", text(text -> text.replace("\n", "\r\n"), rows(ROWS, 0)));
    all.put("blank lines", text(text -> text.replace("\n", "\n\n"), rows(ROWS, 0)));
    all.put(
        "UTF-16",
        (good, random) ->
            new Mutated(
                CsvMutations.utf16(new String(good, StandardCharsets.UTF_8)), "json", REFUSED));
    all.put(
        "binary garbage",
        (good, random) ->
            new Mutated(
                CsvMutations.garbage(3_000, random), "json", new Expected(true, true, 0, -1)));
  }

  private static Change text(Function<String, String> change, Expected expected) {
    return (good, random) -> {
      String changed = change.apply(new String(good, StandardCharsets.UTF_8));
      return new Mutated(CsvMutations.utf8(changed), "json", expected);
    };
  }

  private static Change some(UnaryOperator<String> change) {
    return (good, random) -> {
      List<Integer> broken = random.ints(3, 0, ROWS).distinct().boxed().toList();
      return CsvMutations.lines(good, "json", broken, change);
    };
  }
}
