package io.nightjar.validation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.config.TextFiles;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.Counts;
import io.nightjar.validation.suite.Mutation.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Damaged suites, in JSON and YAML: each is refused in single lines with file and line, or says
 * something else than before, or what was damaged has no meaning. {@code -Dnightjar.full=true}
 * tries 1,000 of each instead of 100.
 */
class MutatedSuitesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FULL = 1_000;
  private static final int SAMPLE = 100;
  private static final int LONGEST = 600;
  private static final Pattern PROBLEM =
      Pattern.compile("suite\\.(json|yaml):[1-9][0-9]*(:[1-9][0-9]*)?: \\P{Cntrl}+");

  /** Keys whose absence or other text changes no check. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          ".*/(name|meta|notes|description|id|severity|action|suite_parameters|json_schema)(/.*)?");

  private static JsonNode sound() {
    try (InputStream in = MutatedSuitesTest.class.getResourceAsStream("sound-suite.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("a test resource cannot be read", e);
    }
  }

  private static String text(JsonNode suite, String format) throws IOException {
    if (format.equals("json")) {
      return suite.toPrettyString();
    }
    DumperOptions block = new DumperOptions();
    block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(block).dump(JSON.treeToValue(suite, Object.class));
  }

  private static SuiteSpec read(String text, String format, List<String> problems) {
    return SuiteSpec.read(new Suite("suite." + format, text), problems);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml"})
  void isRefusedOrSaysSomethingElse(String format) throws IOException {
    List<String> problems = new ArrayList<>();
    String digest = read(text(sound(), format), format, problems).digest();
    assertThat(problems).isEmpty();
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < Counts.of(FULL, SAMPLE); seed++) {
      Random random = new Random(seed);
      JsonNode suite = sound();
      List<Place> places = Mutation.places(suite, "");
      Mutation mutation = Mutation.values()[seed % Mutation.values().length];
      Place place = places.get(random.nextInt(places.size()));
      while (!mutation.fits(place)) {
        place = places.get(random.nextInt(places.size()));
      }
      boolean mustBeRefused = mutation.mustBeRefused(place);
      String what = "seed %d: %s of %s".formatted(seed, mutation, place.path());
      mutation.apply(place, random);
      List<String> found = new ArrayList<>();
      SuiteSpec read = read(text(suite, format), format, found);
      if (!found.stream().allMatch(MutatedSuitesTest::isOneLine)) {
        silent.add(what + " says " + found);
      }
      boolean isHarmless = HARMLESS.matcher(place.path()).matches();
      if (found.isEmpty() && (mustBeRefused || (read.digest().equals(digest) && !isHarmless))) {
        silent.add(what);
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean isOneLine(String problem) {
    return PROBLEM.matcher(problem).matches() && problem.length() < LONGEST;
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml"})
  void cutTextIsRefusedOrSaysLess(String format) throws IOException {
    String text = text(sound(), format);
    String digest = read(text, format, new ArrayList<>()).digest();
    for (int end = 0; end < text.length() - 2; end += 1 + text.length() / SAMPLE) {
      List<String> problems = new ArrayList<>();
      SuiteSpec read = read(text.substring(0, end), format, problems);
      assertThat(problems).allMatch(MutatedSuitesTest::isOneLine);
      assertThat(problems.isEmpty() && read.digest().equals(digest)).isFalse();
      assertThat(format.equals("json") && problems.isEmpty()).as("cut at %d", end).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "-Infinity",
        "1e999999999",
        "1e-999999999",
        "1e99999999999",
        "'a'",
        "01",
        "+1",
        "{\"column\": \"a\", \"column\": \"b\"}",
        "1 2",
        "[",
        "\"\\ud8\"",
        "/* */ 1",
        "tru"
      })
  void valuesThatJsonDoesNotHaveAreRefused(String value) {
    List<String> problems = new ArrayList<>();
    read("{\"expectations\":\n[{\"kwargs\": " + value + "}]}", "json", problems);
    assertThat(problems).singleElement().asString().startsWith("suite.json:2: not valid JSON: ");
    assertThat(problems).allMatch(MutatedSuitesTest::isOneLine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x [*x]",
        "a: *x",
        "a: !!java.net.URL [x]",
        "a: 1\na: 2",
        "a: 1\n---\nb: 2",
        "\ta: 1",
        "? [a]\n: 1",
        "%YAML 1.1\n---\na: 1",
        "a: [1",
        "a: \"x"
      })
  void yamlThatIsNoPlainDataIsRefused(String text) {
    List<String> problems = new ArrayList<>();
    read(text, "yaml", problems);
    assertThat(problems).isNotEmpty().allMatch(MutatedSuitesTest::isOneLine);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = sound().toString().getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xff;
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                NightjarException.class, () -> TextFiles.decode("suite.json", bytes)))
        .hasMessageStartingWith("suite.json: ")
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"expect_column_to_exist\", \"kwargs\": {\"column\": \"a\", \"column_index\":"
            + " 4294967296}}",
        "{\"type\": \"expect_column_values_to_be_in_set\", \"kwargs\": {\"column\": \"a\","
            + " \"value_set\": [1e399]}}",
        "{\"type\": \"expect_column_values_to_be_between\", \"kwargs\": {\"column\": \"a\","
            + " \"min_value\": \"+999999999-12-31\"}}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\":"
            + " {\"$PARAMETER\": \"a\", \"b\": 1}}}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\":"
            + " {\"$PARAMETER\": \"loop\"}}}",
        "{\"type\": \"expect_column_to_exist\", \"expectation_type\": \"x\", \"kwargs\":"
            + " {\"column\": \"a\"}}",
        "{\"type\": \"expect_column_mean_to_be_between\", \"kwargs\": {\"column\": \"a\"},"
            + " \"must_be_less_than\": 1, \"metric\": \"percent\"}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\": \"a\"},"
            + " \"must_be_between\": [1, 2, 3]}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\": \"a\"},"
            + " \"must_be_between\": [3, 2]}",
        "{\"type\": \"expect_column_values_to_match_regex\", \"kwargs\": {\"column\": \"a\","
            + " \"regex\": \"(a\"}}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\": \"a\","
            + " \"row_condition\": {\"type\": \"pass_through\"}}}",
        "{\"type\": \"expect_column_values_to_be_unique\", \"kwargs\": {\"column\": \"a\"},"
            + " \"windows\": \"x\"}"
      })
  void whatHasNoMeaningIsRefused(String entry) {
    List<String> problems = new ArrayList<>();
    String loop = "\"suite_parameters\": {\"loop\": {\"$PARAMETER\": \"loop\"}, \"a\": \"a\"}";
    read("{%s,\n\"expectations\": [%s]}".formatted(loop, entry), "json", problems);
    assertThat(problems).isNotEmpty().allMatch(MutatedSuitesTest::isOneLine);
    assertThat(problems).allSatisfy(problem -> assertThat(problem).startsWith("suite.json:2: "));
  }
}
