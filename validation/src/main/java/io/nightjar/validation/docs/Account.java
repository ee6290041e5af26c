package io.nightjar.validation.docs;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What manifests say about the runs of the pages.
 *
 * @param runs manifests by run id
 * @param published which version a checked stage became, by the text of its pin
 */
record Account(Map<String, RunManifest> runs, Map<String, PinnedTable> published) {
  static Account of(List<RunManifest> manifests) {
    Map<String, RunManifest> runs = new TreeMap<>();
    Map<String, PinnedTable> published = new TreeMap<>();
    manifests.stream()
        .sorted(Comparator.comparing(RunManifest::runId))
        .forEach(
            manifest -> {
              runs.put(manifest.runId(), manifest);
              manifest.outputs().forEach(commit -> enter(manifest, commit, published));
            });
    return new Account(runs, published);
  }

  /** A commit to a published table from its own stage. */
  private static void enter(
      RunManifest manifest, TableCommit commit, Map<String, PinnedTable> published) {
    PinnedTable output = commit.table();
    if (output.name().isStage()) {
      return;
    }
    manifest.inputs().stream()
        .filter(input -> input.name().equals(output.name().staged()))
        .forEach(input -> published.put(input.toString(), output));
  }

  Optional<RunManifest> run(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  Optional<PinnedTable> published(PinnedTable staged) {
    return Optional.ofNullable(published.get(staged.toString()));
  }
}
