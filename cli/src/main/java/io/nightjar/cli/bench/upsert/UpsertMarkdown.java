package io.nightjar.cli.bench.upsert;

import io.nightjar.cli.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What upserts take, against a plain MERGE and an append in the same round. */
final class UpsertMarkdown {
  private static final double NANOS = 1e9;

  private final List<UpsertRound> rounds;

  UpsertMarkdown(List<UpsertRound> rounds) {
    this.rounds = List.copyOf(rounds);
  }

  /** The table: medians with quartiles. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| keys | upsert, seconds | MERGE ÷ upsert | upsert ÷ append |");
    lines.add("|---|---:|---:|---:|");
    for (UpsertKind kind : UpsertKind.values()) {
      List<UpsertRound> own = rounds.stream().filter(round -> round.kind() == kind).toList();
      if (!own.isEmpty()) {
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(
                    kind.text(),
                    spread(own, round -> round.upsert() / NANOS),
                    spread(own, round -> (double) round.merge() / round.upsert()),
                    spread(own, round -> (double) round.upsert() / round.append())));
      }
    }
    return lines;
  }

  private static String spread(List<UpsertRound> rounds, ToDoubleFunction<UpsertRound> figure) {
    Spread spread = Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    return String.format(
        Locale.ROOT, "%.2f [%.2f–%.2f]", spread.median(), spread.q1(), spread.q3());
  }
}
