package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.run.OffsetBook;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The ends of nights as files of the lake, one a night; the first to be written stays. */
final class HadoopOffsetBook implements OffsetBook {
  private static final int FORMAT_VERSION = 1;
  private static final String ENDING = ".json";
  private static final String OFFSETS = "offsets";

  private final LakeFiles files;
  private final Path folder;

  HadoopOffsetBook(LakeFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  @Override
  public NavigableSet<LocalDate> nights() {
    NavigableSet<LocalDate> nights = new TreeSet<>();
    try {
      for (FileStatus file : files.list(folder)) {
        String name = file.getPath().getName();
        nights.add(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
      }
      return nights;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", folder.toString(), e);
    }
  }

  @Override
  public Optional<Map<Integer, Long>> find(LocalDate night) {
    Path path = path(night);
    try {
      return files.exists(path) ? Optional.of(read(path)) : Optional.empty();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", path.toString(), e);
    }
  }

  @Override
  public Map<Integer, Long> fix(LocalDate night, Map<Integer, Long> ends) {
    Path path = path(night);
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION).put("night", night.toString());
    ObjectNode offsets = json.putObject(OFFSETS);
    new TreeMap<>(ends).forEach((partition, end) -> offsets.put(String.valueOf(partition), end));
    try {
      files.publish(path, JsonDocument.print(json));
      return Map.copyOf(ends);
    } catch (FileAlreadyExistsException e) {
      return find(night).orElseThrow(() -> CoreErrors.storageFailed("read", path.toString(), e));
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", path.toString(), e);
    }
  }

  private Map<Integer, Long> read(Path path) throws IOException {
    Map<Integer, Long> ends = new TreeMap<>();
    try {
      JsonDocument.parse(files.read(path), FORMAT_VERSION)
          .numbers(OFFSETS)
          .forEach((partition, end) -> ends.put(Integer.valueOf(partition), end.longValue()));
      return ends;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw CoreErrors.manifestDamaged(path.toString(), e);
    }
  }

  private Path path(LocalDate night) {
    return new Path(folder, night + ENDING);
  }
}
