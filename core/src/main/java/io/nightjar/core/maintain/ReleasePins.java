package io.nightjar.core.maintain;

import io.nightjar.core.maintain.Reason.Kind;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The versions that belong together at the end of a night: what {@code ops.releases} repeats. */
public final class ReleasePins implements PinSource {
  private final List<RunManifest> manifests;
  private final Function<RunManifest, Map<TableName, Long>> releaseOf;

  /**
   * Pins of the releases that these manifests name.
   *
   * @param releaseOf the release of a manifest, empty if it has none
   */
  public ReleasePins(
      List<RunManifest> manifests, Function<RunManifest, Map<TableName, Long>> releaseOf) {
    this.manifests = List.copyOf(manifests);
    this.releaseOf = releaseOf;
  }

  @Override
  public Stream<Pin> pins() {
    return manifests.stream()
        .flatMap(
            run ->
                releaseOf.apply(run).entrySet().stream()
                    .map(each -> pin(run, new PinnedTable(each.getKey(), each.getValue()))));
  }

  private static Pin pin(RunManifest run, PinnedTable table) {
    String night = run.nights().to().toString();
    return new Pin(table, new Reason(Kind.RELEASE, night), Optional.of(run.nights().to()));
  }
}
