package io.nightjar.core.internal.delta.logstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.internal.files.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The data files that a commit adds to a table. Spark does not flush what it writes, so they are
 * flushed here, with their folders and Hadoop's checksum files, before the commit names them.
 */
final class CommittedFiles {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CommittedFiles() {}

  /** Fails if one of the files is not there. Files of other tables or places are left alone. */
  static void flush(Path table, String actions) throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (String line : actions.split("\n", -1)) {
      if (line.startsWith("{\"add\":") || line.startsWith("{\"cdc\":")) {
        Path file = table.resolve(relative(line));
        DurableFiles.flush(file);
        Path checksum = file.resolveSibling("." + file.getFileName() + ".crc");
        if (Files.exists(checksum)) {
          DurableFiles.flush(checksum);
        }
        noteFolders(folders, table, file);
      }
    }
    for (Path folder : folders) {
      DurableFiles.flush(folder);
    }
  }

  private static String relative(String line) throws JsonProcessingException {
    JsonNode action = MAPPER.readTree(line);
    return URI.create(action.elements().next().path("path").asText()).getPath();
  }

  private static void noteFolders(Set<Path> folders, Path table, Path file) {
    Path folder = file.getParent();
    while (folder != null && folder.startsWith(table)) {
      folders.add(folder);
      folder = folder.getParent();
    }
  }
}
