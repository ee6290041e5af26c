package io.nightjar.etl.ingest.landing;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.ingest.file.LandedFile;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What landed of one source for the nights of a run.
 *
 * @param source the source
 * @param files its files, by night and path
 * @param digests SHA-256 of each file
 * @param missing nights that expect a file and have none; all of them if there is no whole file
 * @param incomplete files that are not taken because their delivery is not complete
 * @param notes what a person should read about what there is
 */
public record Delivery(
    Source source,
    List<LandedFile> files,
    List<String> digests,
    List<LocalDate> missing,
    List<LandedFile> incomplete,
    List<String> notes) {
  /** Keeps copies of the lists. */
  public Delivery {
    files = List.copyOf(files);
    digests = List.copyOf(digests);
    missing = List.copyOf(missing);
    incomplete = List.copyOf(incomplete);
    notes = List.copyOf(notes);
  }

  /** Everything about the files that decides the rows, as text. */
  public String content() {
    StringBuilder text = new StringBuilder(source.name()).append('\n');
    for (int i = 0; i < files.size(); i++) {
      LandedFile file = files.get(i);
      text.append(file.night()).append('|').append(file.file()).append('|');
      text.append(file.size()).append('|').append(digests.get(i)).append('\n');
    }
    return text.toString();
  }

  /** The paths of the files. */
  public List<String> names() {
    return files.stream().map(LandedFile::file).toList();
  }

  /** The files without content. */
  public List<String> emptyFiles() {
    return files.stream().filter(file -> file.size() == 0).map(LandedFile::file).toList();
  }

  /** The missing nights for people. */
  public String missingNights() {
    return missing.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }
}
