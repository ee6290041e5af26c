package io.nightjar.validation.profile.propose;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.TableProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * A suite to begin with, for people to read and change.
 *
 * @param name of the suite
 * @param source what was profiled
 * @param rules the table's own first, then column by column
 */
public record ProposedSuite(String name, String source, List<ProposedRule> rules) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  /** Copies the list. */
  public ProposedSuite {
    rules = List.copyOf(rules);
  }

  /** What follows from a profile. */
  public static ProposedSuite of(String name, TableProfile profile) {
    List<ProposedRule> rules = new ArrayList<>(ProposeRowCount.of(profile));
    rules.addAll(ProposeKeys.of(profile));
    for (ColumnProfile column : profile.columns()) {
      rules.addAll(ProposeCompleteness.of(profile, column));
      rules.addAll(ProposeValues.of(profile, column));
      rules.addAll(ProposeRange.of(profile, column));
    }
    return new ProposedSuite(name, profile.source(), rules);
  }

  /** The same without the rules that list values of texts. */
  public ProposedSuite withoutValues() {
    return new ProposedSuite(
        name, source, rules.stream().filter(rule -> !rule.showsValues()).toList());
  }

  /** As Great Expectations writes suites; ends with a line feed. */
  public String json() {
    ObjectNode suite = JSON.createObjectNode().put("name", name);
    suite.putObject("meta").put("notes", "Proposed from a profile of %s.".formatted(source));
    ArrayNode expectations = suite.putArray("expectations");
    for (ProposedRule rule : rules) {
      ObjectNode json = expectations.addObject().put("type", rule.type());
      json.set("kwargs", JSON.valueToTree(rule.kwargs()));
      json.put("severity", rule.severity().toString()).put("description", rule.why());
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return JSON.writer(printer).writeValueAsString(suite) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
