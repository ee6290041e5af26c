package io.nightjar.etl.ingest;

import io.nightjar.core.format.SourceForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Finds the columns of a contract in the headers of CSV files, by exact name. */
final class CsvHeaders {
  private final List<String> wanted;
  private final SourceForm form;
  private final Configuration hadoop;

  CsvHeaders(List<String> wanted, SourceForm form, Configuration hadoop) {
    this.wanted = List.copyOf(wanted);
    this.form = form;
    this.hadoop = hadoop;
  }

  /** How an executor has to read the file; nothing if it is empty. */
  Optional<RawFile> match(LandedFile file, String sha256) throws IOException {
    try (CsvFile csv = CsvFile.open(file, form, hadoop)) {
      Optional<List<String>> header = csv.header();
      if (header.isEmpty()) {
        return Optional.empty();
      }
      requireColumns(file, header.get());
      int[] columns = wanted.stream().mapToInt(header.get()::indexOf).toArray();
      return Optional.of(new RawFile(file, sha256, columns, header.get().size()));
    }
  }

  private void requireColumns(LandedFile file, List<String> header) throws UnreadableFile {
    List<String> missing = wanted.stream().filter(name -> !header.contains(name)).toList();
    List<String> twice =
        wanted.stream().filter(name -> Collections.frequency(header, name) > 1).toList();
    List<String> problems = new ArrayList<>();
    if (!missing.isEmpty()) {
      problems.add("its header lacks " + String.join(", ", missing));
    }
    if (!twice.isEmpty()) {
      problems.add("its header has " + String.join(", ", twice) + " more than once");
    }
    if (!problems.isEmpty()) {
      throw UnreadableFile.refused(file, String.join("; ", problems), null);
    }
  }
}
