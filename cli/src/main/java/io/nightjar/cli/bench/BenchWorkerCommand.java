package io.nightjar.cli.bench;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.report.BenchJson;
import io.nightjar.cli.bench.safeguards.VariantWorker;
import io.nightjar.cli.bench.worker.NightWorker;
import io.nightjar.cli.bench.worker.StartTimes;
import io.nightjar.cli.bench.worker.WorkerProcess;
import io.nightjar.cli.generate.FlightFiles;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One process of a benchmark: opens a session, then runs what it reads from its input, one request
 * a line, and answers with one line of JSON each. Ends with its input.
 */
@Command(name = "worker", description = "One process of a benchmark.", hidden = true)
final class BenchWorkerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--project")
  private Path project;

  @Option(names = "--dir", required = true)
  private Path dir;

  BenchWorkerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long commandAt = System.currentTimeMillis();
    long begun = System.nanoTime();
    Project opened = project("lake");
    Plan plan = opened.plan("flights");
    long planned = System.nanoTime();
    try (LakeSession session = LakeSession.open(opened.environment())) {
      long open = System.nanoTime();
      session.spark().range(1).count();
      answer(
          new StartTimes(
              ManagementFactory.getRuntimeMXBean().getStartTime(),
              commandAt,
              planned - begun,
              open - planned,
              System.nanoTime() - open));
      serve(new NightWorker(session, plan), new VariantWorker(session.spark(), this::project));
    }
    return 0;
  }

  private void serve(NightWorker worker, VariantWorker variants) throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      boolean isVariant = line.startsWith(VariantWorker.VARIANT);
      answer(isVariant ? variants.serve(line) : worker.serve(line));
    }
  }

  private void answer(Object answer) {
    terminal.out().println(WorkerProcess.ANSWER + BenchJson.line(answer));
    terminal.out().flush();
  }

  /** The project on a lake of this folder. */
  private Project project(String lake) {
    return Project.open(
        new ProjectOptions(
            Optional.ofNullable(project),
            Optional.of("local"),
            Optional.of(dir.resolve(lake).toString()),
            Optional.of(dir.resolve("landing").toString()),
            FlightFiles.DAILY));
  }
}
