package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The files of one run and source as JSON. */
final class LoadedFilesJson {
  private static final int FORMAT_VERSION = 1;

  private LoadedFilesJson() {}

  static String write(Nights nights, String run, List<LoadedFile> files) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("run", run);
    json.put("nights", nights.toString());
    ArrayNode array = json.putArray("files");
    for (LoadedFile file : files) {
      array
          .addObject()
          .put("file", file.file())
          .put("night", file.night().map(LocalDate::toString).orElse(""))
          .put("size", file.size())
          .put("sha256", file.sha256())
          .put("rows-in", file.rowsIn())
          .put("rows-good", file.rowsGood())
          .put("rows-quarantined", file.rowsQuarantined());
    }
    return json.toString();
  }

  static List<LoadedFile> read(String text) throws JsonProcessingException {
    JsonDocument json = JsonDocument.parse(text, FORMAT_VERSION);
    Nights nights = Nights.parse(json.text("nights"));
    String run = json.text("run");
    return json.list("files").stream()
        .map(
            file ->
                new LoadedFile(
                    file.text("file"),
                    Optional.of(file.text("night"))
                        .filter(each -> !each.isEmpty())
                        .map(LocalDate::parse),
                    file.number("size"),
                    file.text("sha256"),
                    file.number("rows-in"),
                    file.number("rows-good"),
                    file.number("rows-quarantined"),
                    nights,
                    run))
        .toList();
  }
}
