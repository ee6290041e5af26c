package io.nightjar.core.maintain;

import io.nightjar.core.maintain.Reason.Kind;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs have read and written, however they ended. */
public final class ManifestPins implements PinSource {
  private final List<RunManifest> manifests;

  /** Pins of these manifests. */
  public ManifestPins(List<RunManifest> manifests) {
    this.manifests = List.copyOf(manifests);
  }

  @Override
  public Stream<Pin> pins() {
    return manifests.stream().flatMap(run -> tables(run).map(table -> pin(run, table)));
  }

  /** Inputs and outputs of a run. */
  static Stream<PinnedTable> tables(RunManifest run) {
    return Stream.concat(run.inputs().stream(), run.outputs().stream().map(TableCommit::table));
  }

  private static Pin pin(RunManifest run, PinnedTable table) {
    return new Pin(
        table, new Reason(Kind.RUN, run.nights().to().toString()), Optional.of(run.nights().to()));
  }
}
