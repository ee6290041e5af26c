package io.nightjar.cli.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The truth of every generated day as JSON, for whoever wants to compare. */
public final class TruthFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthFile() {}

  /** Writes it. */
  public static void write(Path file, List<GeneratedDay> days) {
    ArrayNode all = JSON.createArrayNode();
    days.forEach(day -> all.add(node(day.truth())));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, all.toPrettyString() + "\n");
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", file.toString(), e);
    }
  }

  private static ObjectNode node(DayTruth truth) {
    ObjectNode node = JSON.createObjectNode();
    node.put("day", truth.day().toString());
    node.put("flight-lines", truth.flightLines());
    ObjectNode misfits = node.putObject("flight-misfits");
    for (Misfit kind : Misfit.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      misfits.put(name, truth.flightMisfits().getOrDefault(kind, 0));
    }
    node.put("duplicates", truth.duplicates());
    node.put("held-back", truth.heldBack());
    node.put("flights", truth.flights());
    node.put("cancelled", truth.cancelled());
    node.put("diverted", truth.diverted());
    node.put("late", truth.late());
    node.put("midnight", truth.midnight());
    node.put("unknown-planes", truth.unknownPlanes());
    node.put("weather-lines", truth.weatherLines());
    node.put("weather-misfits", truth.weatherMisfits());
    node.put("impossible-winds", truth.impossibleWinds());
    return node;
  }
}
