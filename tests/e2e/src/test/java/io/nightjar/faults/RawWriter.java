package io.nightjar.faults;

import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** One of several processes that write the same versions of one log at the same moments. */
final class RawWriter {
  private final LogStore store;
  private final Configuration configuration;
  private final java.nio.file.Path folder;
  private final int own;

  private RawWriter(LogStoreChoice choice, java.nio.file.Path folder, int own)
      throws ReflectiveOperationException {
    this.configuration = new Configuration();
    choice.hadoop().forEach(configuration::set);
    this.store =
        Class.forName(choice.store())
            .asSubclass(LogStore.class)
            .getConstructor(Configuration.class)
            .newInstance(configuration);
    this.folder = folder;
    this.own = own;
  }

  /** Arguments: store, pause in ms, folder of the race, members, own number, versions. */
  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    java.nio.file.Path race = java.nio.file.Path.of(arguments.get(2));
    int own = Integer.parseInt(arguments.get(4));
    Lockstep lockstep =
        new Lockstep(race.resolve("lockstep"), Integer.parseInt(arguments.get(3)), own);
    RawWriter writer = new RawWriter(LogStoreChoice.of(arguments), race.resolve("_delta_log"), own);
    List<String> won = writer.write(Integer.parseInt(arguments.get(5)), lockstep);
    Files.write(race.resolve("won-" + own), won);
  }

  static String fileName(long version) {
    return String.format(Locale.ROOT, "%020d.json", version);
  }

  static String content(int writer) {
    return "{\"commitInfo\":{\"engineInfo\":\"writer-" + writer + "\"}}";
  }

  private List<String> write(int versions, Lockstep lockstep) throws IOException {
    List<String> won = new ArrayList<>();
    for (long version = 0; version < versions; version++) {
      lockstep.await(version + 1);
      if (isWon(version)) {
        won.add(Long.toString(version));
      }
    }
    return won;
  }

  /** Otherwise another one was told that it won. */
  private boolean isWon(long version) throws IOException {
    Path file = new Path(folder.resolve(fileName(version)).toUri());
    try {
      store.write(file, List.of(content(own)).iterator(), false, configuration);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
