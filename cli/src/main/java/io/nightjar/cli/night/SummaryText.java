package io.nightjar.cli.night;

import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.Models;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableCommit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The end of a night in a few lines: what came in, what was held back, what was predicted. */
final class SummaryText {
  private final String pipeline;
  private final String lake;
  private final Models models;

  SummaryText(String pipeline, String lake, Models models) {
    this.pipeline = pipeline;
    this.lake = lake;
    this.models = models;
  }

  List<String> lines(NightSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Summary of %s, %s: %s"
            .formatted(pipeline, summary.nights(), summary.exitCode() == 0 ? "done" : "stopped"));
    summary.manifests().forEach(manifest -> reason(manifest).ifPresent(lines::add));
    lines.add("  rows in        %,d".formatted(summary.sum("rows-in")));
    lines.add("  quarantined    %,d".formatted(summary.sum("rows-quarantined")));
    lines.add(
        "  checks         %,d, failed %,d, warned %,d"
            .formatted(
                summary.sumOfTables("checks"),
                summary.sumOfTables("checks-failed"),
                summary.sumOfTables("checks-warned")));
    lines.addAll(models(summary.nights().to()));
    lines.add("  predictions    %,d".formatted(summary.sum("predictions")));
    lines.add("  tables         " + String.join(" ", tables(summary)));
    lines.add("  look           nightjar sql \"select * from ops.runs\" --lake " + lake);
    lines.add(
        "  manifests      %s/_nightjar/runs/%s/%s/".formatted(lake, pipeline, summary.nights()));
    return lines;
  }

  /** Why the jobs of a night that did not succeed have not. */
  static List<String> reasons(NightSummary summary) {
    return summary.manifests().stream().flatMap(each -> reason(each).stream()).toList();
  }

  private static Optional<String> reason(RunManifest manifest) {
    if (manifest.outcome() instanceof RunManifest.Rejected rejected) {
      return Optional.of("  STOPPED by %s: %s".formatted(manifest.job(), rejected.reason()));
    }
    if (manifest.outcome() instanceof RunManifest.Failed failed) {
      return Optional.of("  FAILED in %s: %s".formatted(manifest.job(), failed.message()));
    }
    return Optional.empty();
  }

  /** The model of the night; that of the next one too, if it is another. */
  private List<String> models(LocalDate night) {
    List<String> lines = new ArrayList<>();
    Optional<ModelCard> champion = models.champion(pipeline, night);
    lines.add("  model          " + champion.map(card -> model(card, night)).orElse("none yet"));
    LocalDate tomorrow = night.plusDays(1);
    models
        .champion(pipeline, tomorrow)
        .filter(next -> champion.filter(next::equals).isEmpty())
        .ifPresent(next -> lines.add("  model, next    " + model(next, tomorrow)));
    return lines;
  }

  private static String model(ModelCard card, LocalDate night) {
    return String.format(
        Locale.ROOT,
        "%s (%s, AUC %.3f, %d night(s) old)",
        card.model(),
        card.engine(),
        card.metrics().getOrDefault("auc", Double.NaN),
        ChronoUnit.DAYS.between(card.trainedFor(), night));
  }

  private static List<String> tables(NightSummary summary) {
    return summary.manifests().stream()
        .flatMap(manifest -> manifest.outputs().stream())
        .map(TableCommit::table)
        .filter(table -> !table.name().isStage())
        .map(Object::toString)
        .distinct()
        .toList();
  }
}
