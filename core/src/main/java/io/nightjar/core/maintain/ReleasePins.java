package io.nightjar.core.maintain;

import io.nightjar.core.maintain.Reason.Kind;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions that belong together at the end of a night: what {@code ops.releases} repeats. */
public final class ReleasePins implements PinSource {
  private final List<RunManifest> manifests;

  /** Pins of the releases that these manifests name. */
  public ReleasePins(List<RunManifest> manifests) {
    this.manifests = List.copyOf(manifests);
  }

  @Override
  public Stream<Pin> pins() {
    return manifests.stream()
        .flatMap(
            run ->
                run.release().entrySet().stream()
                    .map(each -> pin(run, new PinnedTable(each.getKey(), each.getValue()))));
  }

  private static Pin pin(RunManifest run, PinnedTable table) {
    String night = run.nights().to().toString();
    return new Pin(table, new Reason(Kind.RELEASE, night), Optional.of(run.nights().to()));
  }
}
