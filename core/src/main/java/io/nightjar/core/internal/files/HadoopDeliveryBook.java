package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.run.ArrivalBook;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.run.OffsetBook;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.time.Nights;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The book of deliveries as files of the lake. */
public final class HadoopDeliveryBook implements DeliveryBook {
  private static final String ENDING = ".json";
  private static final String INGEST = "ingest";

  private final LakeLayout layout;
  private final LakeFiles files;
  private final RunManifests manifests;
  private final String pipeline;

  /**
   * Opens the book of one pipeline; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   */
  public HadoopDeliveryBook(
      Configuration configuration, String lake, RunManifests manifests, String pipeline) {
    this.layout = new LakeLayout(lake);
    this.files = new LakeFiles(configuration);
    this.manifests = manifests;
    this.pipeline = pipeline;
  }

  @Override
  public List<LoadedFile> newest(String source, Nights nights) {
    Map<String, List<LoadedFile>> runs = new TreeMap<>();
    Path folder = layout.loaded(pipeline, source);
    try {
      for (FileStatus entry : files.list(folder)) {
        if (overlaps(entry.getPath().getName(), nights)) {
          for (Path path : files.find(entry.getPath(), ENDING, 0)) {
            runs.put(path.getName(), read(path));
          }
        }
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read what was loaded in", folder.toString(), e);
    }
    return newest(runs, nights);
  }

  /** Of each night the files of the newest run that had it among its nights. */
  private static List<LoadedFile> newest(Map<String, List<LoadedFile>> runs, Nights nights) {
    Map<LocalDate, String> newest = new TreeMap<>();
    runs.forEach(
        (run, loaded) ->
            loaded.forEach(
                file -> file.night().filter(nights::contains).ifPresent(n -> newest.put(n, run))));
    List<LoadedFile> found = new ArrayList<>();
    runs.forEach(
        (run, loaded) ->
            loaded.stream()
                .filter(file -> file.night().map(newest::get).filter(run::equals).isPresent())
                .forEach(found::add));
    return found;
  }

  @Override
  public boolean isRefused(LoadedFile file) {
    return manifests.of(pipeline, file.nights()).stream()
        .filter(run -> run.runId().compareTo(file.run()) > 0 && !run.job().equals(INGEST))
        .reduce((earlier, later) -> later)
        .filter(HadoopDeliveryBook::isStopped)
        .isPresent();
  }

  private static boolean isStopped(RunManifest run) {
    if (run.outcome() instanceof Failed failed) {
      return !ErrorType.valueOf(failed.type()).isRetryable();
    }
    return run.outcome() instanceof Rejected;
  }

  @Override
  public String copies() {
    return layout.copies(pipeline).toString();
  }

  @Override
  public OffsetBook offsets(String source, String topic) {
    return new HadoopOffsetBook(files, layout.offsets(pipeline, source, topic));
  }

  @Override
  public ArrivalBook arrivals(String source) {
    return new HadoopArrivalBook(files, layout.arrivals(pipeline, source));
  }

  @Override
  public void record(String source, Nights nights, String run, List<LoadedFile> loaded) {
    Path folder = new Path(layout.loaded(pipeline, source), nights.toString());
    Path path = new Path(folder, run + ENDING);
    try {
      files.publish(path, LoadedFilesJson.write(nights, run, loaded));
    } catch (FileAlreadyExistsException e) {
      return; // the same run, a second time
    } catch (IOException e) {
      throw CoreErrors.storageFailed("note what was loaded in", path.toString(), e);
    }
  }

  private List<LoadedFile> read(Path path) throws IOException {
    try {
      return LoadedFilesJson.read(files.read(path));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw CoreErrors.manifestDamaged(path.toString(), e);
    }
  }

  private static boolean overlaps(String folder, Nights nights) {
    try {
      Nights own = Nights.parse(folder);
      return !own.from().isAfter(nights.to()) && !own.to().isBefore(nights.from());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
