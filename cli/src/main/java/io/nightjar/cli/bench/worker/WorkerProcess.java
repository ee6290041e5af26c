package io.nightjar.cli.bench.worker;

import io.nightjar.cli.bench.measure.MemoryPeak;
import io.nightjar.cli.bench.report.BenchErrors;
import io.nightjar.cli.bench.report.BenchJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parent's end of a worker: asks, waits for the answer. */
public final class WorkerProcess implements AutoCloseable {
  /** Starts the lines that are answers. */
  public static final String ANSWER = "@bench ";

  private final String scale;
  private final Path log;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter requests;
  private final long spawnedAt;
  private final StartTimes startTimes;

  private WorkerProcess(String scale, Path log, Process process, long spawnedAt) {
    this.scale = scale;
    this.log = log;
    this.process = process;
    this.spawnedAt = spawnedAt;
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    startTimes = await(StartTimes.class);
  }

  /** Starts a fresh JVM like this one and waits until its session is open. */
  static WorkerProcess start(String scale, Path dir, List<String> workerArgs, String heap) {
    Path log = dir.resolve("worker.log");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm") && !argument.startsWith("-XX:MaxRAM"))
        .forEach(command::add);
    command.addAll(
        List.of("-Xmx" + heap, "-cp", ManagementFactory.getRuntimeMXBean().getClassPath()));
    command.addAll(
        List.of("io.nightjar.cli.NightjarMain", "bench", "worker", "--dir", dir.toString()));
    command.addAll(workerArgs);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long spawnedAt = System.currentTimeMillis();
    try {
      return new WorkerProcess(scale, log, builder.start(), spawnedAt);
    } catch (IOException e) {
      throw BenchErrors.workerFailed(scale, log, e);
    }
  }

  /** When it was asked for, in milliseconds since the epoch. */
  public long spawnedAt() {
    return spawnedAt;
  }

  /** How it came up. */
  public StartTimes startTimes() {
    return startTimes;
  }

  /** Runs nights; fails if they do. */
  public NightTime run(String request, String nights) {
    NightTime time = ask(request + nights, NightTime.class);
    if (time.exitCode() != 0) {
      throw BenchErrors.nightFailed(scale, nights, time.exitCode(), log);
    }
    return time;
  }

  /** Files of each table of its lake. */
  public FileCounts files() {
    return ask(NightWorker.FILES, FileCounts.class);
  }

  /** What it needed so far. */
  public MemoryPeak memory() {
    return ask(NightWorker.MEMORY, MemoryPeak.class);
  }

  /** Ends its input and waits for its end. */
  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private <T> T ask(String request, Class<T> type) {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      throw BenchErrors.workerFailed(scale, log, e);
    }
    return await(type);
  }

  private <T> T await(Class<T> type) {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(ANSWER)) {
          return BenchJson.read(line.substring(ANSWER.length()), type);
        }
      }
      throw new EOFException("no answer");
    } catch (IOException e) {
      process.destroy();
      throw BenchErrors.workerFailed(scale, log, e);
    }
  }
}
