package io.nightjar.etl.ingest.drift;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says to people how files differ from their contract; names of columns only, never values. */
final class DriftReport {
  private static final int MOST_LINES = 40;
  private static final int MOST_PHRASES = 4;
  private static final int MOST_NOTES = 10;
  private static final Set<DriftKind> NEWS =
      Set.of(DriftKind.ADDED, DriftKind.REMOVED, DriftKind.RENAMED, DriftKind.NULLABILITY);

  private DriftReport() {}

  /** The refusal of the first file that has to be refused; the others are counted. */
  static Optional<NightjarException> of(Source source, List<String> files, List<FileDrift> drifts) {
    List<Integer> refused =
        IntStream.range(0, files.size())
            .filter(i -> drifts.get(i).reaction() == Reaction.REFUSE)
            .boxed()
            .toList();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    int first = refused.get(0);
    FileDrift drift = drifts.get(first);
    List<String> phrases =
        drift.drifts(Reaction.REFUSE).stream().map(each -> "it " + each.phrase()).toList();
    return Optional.of(
        EtlErrors.fileDrifted(
            source.name(),
            files.get(first)
                + (refused.size() == 1 ? "" : " (and %d more)".formatted(refused.size() - 1)),
            shortened(phrases, MOST_PHRASES, "; "),
            source.columns().file(),
            lines(drift)));
  }

  /** Why every row of a file is in quarantine. */
  static String reason(ColumnContract contract, FileDrift drift) {
    return "the file is not as %s says: %s"
        .formatted(contract.file(), shortened(lines(drift), MOST_LINES, "; "));
  }

  /** One note a kind of change, with the number of files it is true of. */
  static List<String> notes(Source source, List<String> files, List<FileDrift> drifts) {
    Map<String, List<String>> byText = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      for (String text : texts(source, drifts.get(i))) {
        byText.computeIfAbsent(text, unused -> new ArrayList<>()).add(files.get(i));
      }
    }
    List<String> notes = new ArrayList<>();
    byText.forEach(
        (text, of) ->
            notes.add(
                "Source %s: %s: file %s%s"
                    .formatted(
                        source.name(),
                        text,
                        of.get(0),
                        of.size() == 1 ? "" : " and %d more".formatted(of.size() - 1))));
    int more = notes.size() - MOST_NOTES;
    if (more <= 0) {
      return notes;
    }
    List<String> most = new ArrayList<>(notes.subList(0, MOST_NOTES));
    most.add("Source %s: and %d more such notes".formatted(source.name(), more));
    return most;
  }

  private static List<String> texts(Source source, FileDrift drift) {
    List<String> texts = new ArrayList<>();
    if (drift.reaction() == Reaction.QUARANTINE) {
      texts.add(
          "quarantined as a whole, not as %s says (%s)"
              .formatted(source.columns().file(), shortened(lines(drift), MOST_PHRASES, "; ")));
    } else {
      String evolved =
          drift.drifts(Reaction.EVOLVE).stream()
              .filter(each -> NEWS.contains(each.kind()))
              .map(Drift::line)
              .collect(Collectors.joining("; "));
      if (!evolved.isEmpty()) {
        texts.add("taken although its columns changed (%s)".formatted(evolved));
      }
    }
    if (!drift.leftOut().isEmpty()) {
      texts.add(
          "columns that no table can have were left out (%s)"
              .formatted(shortened(drift.leftOut(), MOST_PHRASES, ", ")));
    }
    return texts;
  }

  private static List<String> lines(FileDrift drift) {
    List<String> lines =
        new ArrayList<>(drift.drifts().stream().map(Drift::line).distinct().toList());
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> most = new ArrayList<>(lines.subList(0, MOST_LINES));
    most.add("… and %d more".formatted(lines.size() - MOST_LINES));
    return most;
  }

  private static String shortened(List<String> parts, int most, String separator) {
    String shown = parts.stream().limit(most).collect(Collectors.joining(separator));
    return parts.size() <= most
        ? shown
        : "%s%sand %d more".formatted(shown, separator, parts.size() - most);
  }
}
