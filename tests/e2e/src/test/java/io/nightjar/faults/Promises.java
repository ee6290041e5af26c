package io.nightjar.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.PinnedTable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which files must outlive a power cut once something was acknowledged. */
final class Promises {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SimulatedDisk disk;
  private final Path lake;

  Promises(SimulatedDisk disk, Path lake) {
    this.disk = disk;
    this.lake = lake;
  }

  /** What a power cut at this moment would take of it; one sentence each. */
  List<String> broken(Acknowledged what) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path file : files(what)) {
      disk.missing(file).forEach(missing -> broken.add(what + " needs " + missing));
    }
    return broken;
  }

  private List<Path> files(Acknowledged what) throws IOException {
    return switch (what.kind()) {
      case COMMIT -> filesOfCommit(PinnedTable.parse(what.name()));
      case MANIFEST -> disk.filesBelow(lake.resolve("_nightjar/runs"), what.name() + ".json");
      case MODEL -> {
        PinnedModel model = what.pinnedModel();
        Path folder = lake.resolve("_nightjar/models/" + model.name() + "/" + model.version());
        yield disk.filesBelow(folder, "");
      }
    };
  }

  private List<Path> filesOfCommit(PinnedTable commit) throws IOException {
    Path table = lake.resolve(commit.name().layer()).resolve(commit.name().name());
    Path log =
        table
            .resolve("_delta_log")
            .resolve(String.format(Locale.ROOT, "%020d.json", commit.version()));
    List<Path> files = new ArrayList<>(List.of(log));
    for (String line : new String(disk.read(log), StandardCharsets.UTF_8).lines().toList()) {
      JsonNode path = MAPPER.readTree(line).path("add").path("path");
      if (!path.isMissingNode()) {
        files.add(table.resolve(URI.create(path.asText()).getPath()));
      }
    }
    return files;
  }
}
