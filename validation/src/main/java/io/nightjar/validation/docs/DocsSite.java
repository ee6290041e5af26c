package io.nightjar.validation.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.html.Frame;
import io.nightjar.validation.html.Frame.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pages about check results. Equal inputs make equal pages, to the byte: nothing in them is
 * about the time or the place they are made at.
 *
 * @param shown one sentence about what is shown and what is not
 * @param source what the pages were made from
 * @param profiled the tables that have a page with plots of their columns, which others make
 */
public record DocsSite(String shown, String source, Set<TableName> profiled) {
  /** What the whole is called. */
  static final String NAME = "Data checks";

  private static final List<Step> WAY = List.of(new Step(NAME, "../" + Links.INDEX));

  /** Copies the set. */
  public DocsSite {
    profiled = Set.copyOf(profiled);
  }

  /**
   * Makes all pages.
   *
   * @param checks what was found, in any order
   * @param manifests of these runs and of those that published what they had checked; a run without
   *     one is shown without its facts
   * @return text by relative path; {@code index.html} is the first page
   */
  public SortedMap<String, String> pages(List<Checked> checks, List<RunManifest> manifests) {
    Frame frame = new Frame(NAME, source);
    List<TableHistory> tables = TableHistory.of(checks);
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put(
        Links.INDEX,
        frame.page("Overview", List.of(), new IndexPage(shown, profiled).body(tables)));
    suites(tables)
        .forEach(
            (path, suite) ->
                pages.put(path, frame.page(SuitePage.title(suite), WAY, SuitePage.body(suite))));
    RunPage page = new RunPage(Account.of(manifests), incidents(tables));
    runs(checks)
        .forEach(
            (run, neighbours) ->
                pages.put(
                    Links.run(run.run()),
                    frame.page("Night " + run.nights(), WAY, page.body(run, neighbours))));
    return pages;
  }

  private static Map<String, List<TableHistory>> suites(List<TableHistory> tables) {
    return tables.stream()
        .collect(groupingBy(table -> Links.suite(table.pipeline(), table.suite())));
  }

  private static Set<String> incidents(List<TableHistory> tables) {
    return tables.stream()
        .flatMap(table -> table.asked().stream())
        .filter(rule -> rule.openSince().isPresent())
        .map(rule -> Links.incident(rule.result()))
        .collect(toSet());
  }

  private static Map<CheckedRun, RunPage.Neighbours> runs(List<Checked> checks) {
    Map<CheckedRun, RunPage.Neighbours> runs = new LinkedHashMap<>();
    CheckedRun.of(checks).stream()
        .collect(groupingBy(CheckedRun::pipeline))
        .values()
        .forEach(
            ofPipeline -> {
              for (int i = 0; i < ofPipeline.size(); i++) {
                runs.put(
                    ofPipeline.get(i),
                    new RunPage.Neighbours(at(ofPipeline, i - 1), at(ofPipeline, i + 1)));
              }
            });
    return runs;
  }

  private static Optional<CheckedRun> at(List<CheckedRun> runs, int index) {
    return index < 0 || index >= runs.size() ? Optional.empty() : Optional.of(runs.get(index));
  }
}
