package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes that write contested versions through one log store, with no Spark in the way. */
final class RawRace {
  private static final int MEMBERS = 4;

  private final Path folder;
  private final LogStoreChoice choice;
  private final int versions;

  RawRace(Path folder, LogStoreChoice choice, int versions) {
    this.folder = folder;
    this.choice = choice;
    this.versions = versions;
  }

  /** Runs it; lost is what a writer was told it had committed and the log does not have. */
  Trials run(List<String> before) throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder.resolve("_delta_log"));
    List<ChildJvm> writers = new ArrayList<>();
    for (int own = 0; own < MEMBERS; own++) {
      List<String> arguments = new ArrayList<>(choice.arguments());
      arguments.addAll(Stream.of(folder, MEMBERS, own, versions).map(String::valueOf).toList());
      Path output = folder.resolve("writer-" + own + ".log");
      writers.add(ChildJvm.start(output, before, RawWriter.class, arguments));
    }
    for (ChildJvm writer : writers) {
      writer.finish(30);
    }
    long acknowledged = 0;
    long lost = 0;
    for (int own = 0; own < MEMBERS; own++) {
      acknowledged += Files.readAllLines(folder.resolve("won-" + own)).size();
      lost += lost(log, own);
    }
    String what =
        "acknowledged raw log writes, %d JVMs, %d versions, %s"
            .formatted(MEMBERS, versions, choice);
    return new Trials(what, 0, acknowledged, lost).print();
  }

  /** What is left in the log that is no version. */
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("_delta_log"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tmp"))
          .toList();
    }
  }

  /** How many versions nobody has written. */
  long missing() {
    return Stream.iterate(0L, version -> version < versions, version -> version + 1)
        .filter(version -> !Files.exists(file(version)))
        .count();
  }

  private long lost(Path log, int writer) throws IOException {
    long lost = 0;
    for (String version : Files.readAllLines(folder.resolve("won-" + writer))) {
      Path file = log.resolve(RawWriter.fileName(Long.parseLong(version)));
      if (!Files.readString(file).strip().equals(RawWriter.content(writer))) {
        lost++;
      }
    }
    return lost;
  }

  private Path file(long version) {
    return folder.resolve("_delta_log").resolve(RawWriter.fileName(version));
  }
}
