package io.nightjar.validation.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import io.nightjar.validation.html.Frame.Step;
import io.nightjar.validation.profile.Profiler;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.page.ProfilePage;
import io.nightjar.validation.profile.propose.ProposedSuite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The site about the check results of a lake.
 *
 * @param tables of the lake
 * @param manifests of the lake
 */
public record LakeDocs(Tables tables, RunManifests manifests) {
  private static final TableName RESULTS = TableName.of("ops", "check_results");
  private static final List<Step> WAY_OF_PLOTS =
      List.of(new Step(DocsSite.NAME, "../../" + Links.INDEX));

  /**
   * The pages, {@code index.html} first; fails with exit code 10 if a pipeline is named of which
   * nothing was checked.
   *
   * @param withPlots whether to profile the newest version of each table that was checked, which
   *     reads all of it; without frequent values
   */
  public SortedMap<String, String> pages(RecentChecks wanted, boolean withPlots) {
    Optional<PinnedTable> results = tables.findLatest(RESULTS);
    List<Checked> checks = results.map(table -> wanted.of(tables.read(table))).orElse(List.of());
    wanted
        .pipeline()
        .filter(name -> checks.isEmpty())
        .ifPresent(
            name -> {
              throw CoreErrors.invalidArgument(
                  "Nothing was checked for pipeline %s in this lake.".formatted(name)
                      + " See the pipelines that were: nightjar docs without --pipeline.");
            });
    String shown =
        "Of each pipeline the newest %d nights that were checked; earlier ones are in %s."
            .formatted(wanted.nights(), RESULTS);
    String source =
        results
            .map(table -> "Made by nightjar docs from %s and run manifests.".formatted(table))
            .orElse("Made by nightjar docs; there is no table %s yet.".formatted(RESULTS));
    Set<PinnedTable> profiled = withPlots ? published(checks) : Set.of();
    Set<TableName> names = profiled.stream().map(PinnedTable::name).collect(toSet());
    SortedMap<String, String> pages =
        new DocsSite(shown, source, names).pages(checks, manifests(checks));
    profiled.forEach(table -> pages.putAll(profile(table)));
    return pages;
  }

  /** A table that was never published has no plots: what was refused is not shown. */
  private Set<PinnedTable> published(List<Checked> checks) {
    return checks.stream()
        .map(checked -> checked.result().table())
        .distinct()
        .flatMap(name -> tables.findLatest(name).stream())
        .collect(toSet());
  }

  private Map<String, String> profile(PinnedTable table) {
    TableProfile profile =
        new Profiler(List.of(), Optional.empty()).profile(table.toString(), tables.read(table));
    String name = table.name().toString().replace('.', '_');
    Map<String, String> files = new TreeMap<>();
    new ProfilePage(false, WAY_OF_PLOTS)
        .files(profile, ProposedSuite.of(name, profile))
        .forEach((file, text) -> files.put(Links.profileFolder(table.name()) + file, text));
    return files;
  }

  private List<RunManifest> manifests(List<Checked> checks) {
    Map<String, Set<LocalDate>> nights =
        new TreeMap<>(
            checks.stream()
                .collect(
                    groupingBy(
                        Checked::pipeline, mapping(checked -> checked.result().night(), toSet()))));
    List<RunManifest> found = new ArrayList<>();
    nights.forEach(
        (pipeline, dates) ->
            manifests.nights(pipeline).stream()
                .filter(range -> dates.stream().anyMatch(range::contains))
                .forEach(range -> found.addAll(manifests.of(pipeline, range))));
    return found;
  }
}
