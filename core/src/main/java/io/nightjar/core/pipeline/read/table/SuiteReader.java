package io.nightjar.core.pipeline.read.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.Section;
import io.nightjar.core.config.YamlDocument;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.CompanionFiles.Companion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads suite files as far as everybody can: an object of JSON or YAML without duplicate keys. */
final class SuiteReader {
  private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\(('.')");

  private SuiteReader() {}

  /** The suite named under {@code suite}. */
  static Optional<Suite> read(Section table, CompanionFiles files) {
    return files
        .read(table, "suite")
        .map(
            file -> {
              check(file, table.problems());
              return new Suite(file.label(), file.text());
            });
  }

  private static void check(Companion file, Problems problems) {
    if (file.label().endsWith(".yaml") || file.label().endsWith(".yml")) {
      YamlDocument.parse(file.label(), file.text());
      return;
    }
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      if (!mapper.readTree(file.text()).isObject()) {
        problems.add(new Origin(file.label(), 1, 1), "", "a suite is a JSON object: { … }");
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.add(new Origin(file.label(), line, 1), "", "not valid JSON: " + why(e));
    }
  }

  private static String why(JsonProcessingException failure) {
    String reason = failure.getOriginalMessage().lines().findFirst().orElse("");
    Matcher character = CHARACTER.matcher(reason);
    return character.find()
        ? "unexpected %s; look at commas, quotes and brackets before it"
            .formatted(character.group(1))
        : reason.replaceAll(" \\(for .*", "");
  }
}
