package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunState;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Nights in Airflow one after the other, each once, until one fails. */
final class NightSeries {
  private static final String LINE = "  %s  %-9s %10s  %s";

  private final Terminal terminal;
  private final AirflowAccess access;
  private final RunWatch watch;
  private final List<String> lines = new ArrayList<>();
  private int run;
  private int left;

  NightSeries(Terminal terminal, AirflowAccess access, WatchPlan plan) {
    this.terminal = terminal;
    this.access = access;
    this.watch = new RunWatch(terminal, access, plan);
  }

  /** Runs those that are not done, in the given order. Returns 0 or the code of what failed. */
  int run(List<NightRequest> nights) {
    int exitCode = 0;
    for (int i = 0; i < nights.size() && exitCode == 0; i++) {
      exitCode = run(nights.get(i));
    }
    summarise(nights);
    return exitCode;
  }

  private int run(NightRequest night) {
    AirflowNight airflowNight = new AirflowNight(terminal, access, night);
    Run before = airflowNight.ensure(false);
    if (before.state().equals(RunState.SUCCESS)) {
      left++;
      lines.add(line(night, "was done", before));
      return 0;
    }
    Run under = before.state().isTerminal() ? airflowNight.ensure(true) : before;
    Run ended = watch.untilEnd(under);
    run++;
    lines.add(line(night, ended.state().text(), ended));
    return ended.state().equals(RunState.SUCCESS) ? 0 : watch.reportEnded(ended);
  }

  private static String line(NightRequest night, String word, Run run) {
    String time =
        run.started()
            .flatMap(start -> run.ended().map(end -> TaskText.seconds(start, end)))
            .orElse("");
    return LINE.formatted(night.night(), word, time, run.runId());
  }

  private void summarise(List<NightRequest> nights) {
    int open = nights.size() - run - left;
    terminal
        .out()
        .println(
            "Backfill of %s, %d nights: %d run now, %d done before, %d not started"
                .formatted(nights.get(0).dag().pipeline(), nights.size(), run, left, open));
    lines.forEach(terminal.out()::println);
  }
}
