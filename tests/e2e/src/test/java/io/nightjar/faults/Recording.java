package io.nightjar.faults;

import io.nightjar.faults.FileCall.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** What one writer did to its files, call by call. */
final class Recording {
  private final Path folder;
  private final List<FileCall> calls;

  private Recording(Path folder, List<FileCall> calls) {
    this.folder = folder;
    this.calls = calls;
  }

  /** Lets a writer fill an empty folder. */
  static Recording of(Path folder, LogStoreChoice choice, int commits)
      throws IOException, InterruptedException {
    Path log = folder.resolveSibling(folder.getFileName() + ".strace");
    List<String> arguments = new ArrayList<>(choice.arguments());
    arguments.addAll(List.of(folder.toString(), Integer.toString(commits)));
    Path output = folder.resolveSibling(folder.getFileName() + ".log");
    ChildJvm.start(output, Strace.record(log), PowerCutWriter.class, arguments).finish(15);
    return new Recording(folder, StraceLog.read(log, folder));
  }

  /** The same without a single flush. */
  Recording withoutFlushes() {
    return new Recording(folder, calls.stream().filter(call -> call.kind() != Kind.FLUSH).toList());
  }

  Path lake() {
    return folder.resolve("lake");
  }

  List<FileCall> calls() {
    return calls;
  }

  SimulatedDisk disk() {
    return new SimulatedDisk(folder);
  }

  /** The numbers of the calls by which the writer acknowledged something. */
  List<Integer> acknowledgements() {
    return IntStream.range(0, calls.size())
        .filter(i -> isAcknowledgement(calls.get(i)))
        .boxed()
        .toList();
  }

  /** What was acknowledged by one of the first so many calls. */
  List<Acknowledged> acknowledgedBefore(int end) {
    return calls.subList(0, end).stream()
        .filter(this::isAcknowledgement)
        .map(call -> Acknowledged.parse(new String(call.bytes(), StandardCharsets.UTF_8)))
        .toList();
  }

  /** What the writer really left: every file and folder with a digest of its bytes. */
  SortedMap<String, String> left() throws IOException {
    return FileTree.digests(folder);
  }

  private boolean isAcknowledgement(FileCall call) {
    return call.kind() == Kind.WRITE && call.path().equals(folder.resolve("acknowledged"));
  }
}
