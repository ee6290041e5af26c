package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.ArrivalBook;
import io.nightjar.core.run.JsonDocument;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/** Which files came in which night, as numbered files of the lake; of two writers one is first. */
final class HadoopArrivalBook implements ArrivalBook {
  private static final int FORMAT_VERSION = 1;
  private static final String NIGHT = "night";
  private static final String FILES = "files";

  private final LakeFiles files;
  private final Path folder;
  private final List<Arrival> known = new ArrayList<>();

  HadoopArrivalBook(LakeFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  @Override
  public List<Arrival> all() {
    Path next = path(known.size());
    try {
      while (files.exists(next)) {
        known.add(read(next));
        next = path(known.size());
      }
      return List.copyOf(known);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", next.toString(), e);
    }
  }

  @Override
  public boolean add(int count, Arrival arrival) {
    Path path = path(count);
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION).put(NIGHT, arrival.night().toString());
    ArrayNode names = json.putArray(FILES);
    arrival.files().forEach(names::add);
    try {
      files.publish(path, JsonDocument.print(json));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", path.toString(), e);
    }
  }

  private Arrival read(Path path) throws IOException {
    try {
      JsonDocument json = JsonDocument.parse(files.read(path), FORMAT_VERSION);
      return new Arrival(LocalDate.parse(json.text(NIGHT)), json.texts(FILES));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw CoreErrors.manifestDamaged(path.toString(), e);
    }
  }

  private Path path(int number) {
    return new Path(folder, "%06d.json".formatted(number));
  }
}
