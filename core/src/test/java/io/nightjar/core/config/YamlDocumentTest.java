package io.nightjar.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.error.NightjarException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class YamlDocumentTest {
  private static final String HEAD = "pipeline: x\n";

  static Stream<Arguments> hostile() {
    return Stream.of(
        refused(HEAD + "a: &x [1]\n", "x.yaml:2: anchors (&name) are not allowed"),
        refused(HEAD + "a: *x\n", "x.yaml:2: aliases (*name) are not allowed"),
        refused(bomb(), "x.yaml:1: anchors (&name) are not allowed"),
        refused(
            HEAD + "a: !!java.net.URLClassLoader [[]]\n", "x.yaml:2: tags (!name) are not allowed"),
        refused(HEAD + "a: !!binary R0lG\n", "x.yaml:2: tags (!name) are not allowed"),
        refused(HEAD + "a: ! text\n", "x.yaml:2: tags (!name) are not allowed"),
        refused("%TAG ! tag:x,2000:\n---\na: 1\n", "x.yaml:1: directives (%) are not allowed"),
        refused(HEAD + "---\nb: 1\n", "x.yaml:2: a second document (---) is not allowed"),
        refused(HEAD + "a: 1\nb: 2\na: 3\n", "x.yaml:4: a: duplicate key; first on line 2"),
        refused("a: {b: 1, b: 2}\n", "x.yaml:1: a.b: duplicate key; first on line 1"),
        refused("a: {\"b\": 1, b: 2}\n", "x.yaml:1: a.b: duplicate key; first on line 1"),
        refused("[".repeat(10_000), "x.yaml:1: nested deeper than 50 levels"),
        refused("{a: ".repeat(10_000), "x.yaml:1: nested deeper than 50 levels"),
        refused(blocks(10_000), "x.yaml:1: file is larger than 256 KiB"),
        refused(blocks(300), "x.yaml:51: nested deeper than 50 levels"),
        refused("- ".repeat(10_000) + "a", "x.yaml:1: nested deeper than 50 levels"),
        refused("a: " + "x".repeat(10_000_000), "x.yaml: file is larger than 256 KiB"),
        refused("a: 1\nb: 2\u0000\n", "x.yaml:2: control character U+0000 is not allowed"),
        refused("a: \u001b[31m\n", "x.yaml:1: control character U+001B is not allowed"),
        refused("a:\n\tb: 1\n", "x.yaml:2: not valid YAML: a tab is used for indentation"),
        refused("? [a, b]\n: 1\n", "x.yaml:1: keys must be a plain word"),
        refused("{{a}}: 1\n", "x.yaml:1: keys must be a plain word"),
        refused("a: 'x\n", "not valid YAML: a quote or bracket that opens before here"));
  }

  private static Arguments refused(String text, String reason) {
    return Arguments.of(text, reason);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesHostileTextAtOnceInOneLine(String text, String reason) {
    String expected = reason.replace("x.yaml:1: file is", "x.yaml: file is");
    Instant start = Instant.now();
    assertThatThrownBy(() -> parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining(expected)
        .extracting(Throwable::getMessage)
        .matches(message -> message.toString().lines().count() == 1);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    assertThatThrownBy(() -> parse(new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'}))
        .hasMessage("x.yaml: file is not UTF-8 text; save it as UTF-8");
    assertThatThrownBy(() -> parse("a: 1".getBytes(StandardCharsets.UTF_16)))
        .hasMessage("x.yaml: file is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void readsNoMoreOfAFileThanItWouldAccept(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "a: b\n".repeat(2_000_000));
    assertThatThrownBy(() -> YamlDocument.read(large, "large.yaml"))
        .hasMessage("large.yaml: file is larger than 256 KiB; configuration never is");
    assertThatThrownBy(() -> YamlDocument.read(folder.resolve("none.yaml"), "none.yaml"))
        .hasMessage("none.yaml: file does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "NO, NO, STRING",
    "yes, yes, STRING",
    "True, True, STRING",
    "010, 010, STRING",
    "0x10, 0x10, STRING",
    "0o17, 0o17, STRING",
    "1_000, 1_000, STRING",
    "12:30, 12:30, STRING",
    "12:30:00, 12:30:00, STRING",
    "2013-01-01, 2013-01-01, STRING",
    "+1, +1, STRING",
    ".5, .5, STRING",
    ".inf, .inf, STRING",
    "1e999, 1e999, STRING",
    "99999999999999999999, 99999999999999999999, STRING",
    "true, true, BOOLEAN",
    "-7, -7, NUMBER",
    "0, 0, NUMBER",
    "1.50, 1.5, NUMBER",
    "1e-3, 0.001, NUMBER",
    "~, null, NULL",
    "null, null, NULL",
  })
  void typesOnlyWhatNobodyCanMisread(String written, String read, String type) {
    JsonNode value = parse(("a: " + written).getBytes(StandardCharsets.UTF_8)).root().path("a");
    assertThat(value.asText()).isEqualTo(read);
    assertThat(value.getNodeType()).hasToString(type);
  }

  @Test
  void keepsQuotedTextAndMergeKeysAsText() {
    JsonNode root = YamlDocument.parse("x.yaml", "a: 'true'\n<<: \"1\"\nb: |\n  1\n").root();
    assertThat(root).hasToString("{\"a\":\"true\",\"<<\":\"1\",\"b\":\"1\\n\"}");
  }

  @Test
  void remembersThePlaceOfEveryKeyAndEntry() {
    YamlDocument document =
        YamlDocument.parse("x.yaml", "a:\n  silver.b:\n    - 1\n    - {c: 2}\n");
    KeyPath entry = KeyPath.ROOT.then("a").then("silver.b").then(1);
    assertThat(document.origins().get(entry)).isEqualTo(new Origin("x.yaml", 4, 7));
    assertThat(document.origins().get(entry.then("c"))).isEqualTo(new Origin("x.yaml", 4, 8));
    assertThat(entry.then("c")).hasToString("a.silver.b[1].c");
  }

  @Test
  void ignoresAByteOrderMarkAndEmptyText() {
    assertThat(YamlDocument.parse("x.yaml", TextFiles.decode("x", utf8("\uFEFFa: 1"))).root())
        .hasToString("{\"a\":1}");
    assertThat(YamlDocument.parse("x.yaml", "").root().isNull()).isTrue();
    assertThat(YamlDocument.parse("x.yaml", "# only a comment\n").root().isNull()).isTrue();
  }

  private static YamlDocument parse(byte[] bytes) {
    return YamlDocument.parse("x.yaml", TextFiles.decode("x.yaml", bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String bomb() {
    StringBuilder bomb =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 48; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    return bomb.toString();
  }

  private static String blocks(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }
}
