package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.dags.BackfillRequest;
import io.nightjar.cli.dags.BackfillSummary;
import io.nightjar.cli.dags.PredictionDiff;
import io.nightjar.core.pipeline.plan.BackfillStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backfill in this process, without Airflow. It keeps no state but the manifests: what is done
 * already is not done again.
 */
final class LocalBackfill {
  private final Terminal terminal;
  private final PipelineSession session;
  private final BackfillRequest request;
  private final List<PredictionDiff> diffs = new ArrayList<>();

  LocalBackfill(Terminal terminal, PipelineSession session, BackfillRequest request) {
    this.terminal = terminal;
    this.session = session;
    this.request = request;
  }

  /**
   * Goes on with it until a night fails, and prints a summary.
   *
   * @param others options that a repetition of the command needs
   * @return 0 or the code of what failed
   */
  int run(List<String> others) {
    Ended staged = all(BackfillStep.STAGE);
    boolean isPublished = request.isPublishedAfter(staged.exitCode());
    Ended published = isPublished ? all(BackfillStep.PUBLISH) : staged;
    new BackfillSummary(request)
        .print(
            terminal,
            staged.text(),
            diffs,
            isPublished ? Optional.of(published.text()) : Optional.empty(),
            others);
    return published.exitCode();
  }

  private record Ended(int exitCode, int done, int open) {
    String text() {
      return "%d, %d not".formatted(done, open);
    }
  }

  private Ended all(BackfillStep step) {
    List<LocalDate> dates = request.nights().dates();
    for (int i = 0; i < dates.size(); i++) {
      NightSummary night = session.backfill(step, dates.get(i), request);
      if (night.exitCode() != 0) {
        SummaryText.reasons(night).forEach(terminal.out()::println);
        return new Ended(night.exitCode(), i, dates.size() - i);
      }
      if (step == BackfillStep.STAGE) {
        session.staged(dates.get(i)).ifPresent(diffs::add);
      }
    }
    return new Ended(0, dates.size(), 0);
  }
}
