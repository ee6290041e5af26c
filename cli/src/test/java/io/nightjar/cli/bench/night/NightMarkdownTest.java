package io.nightjar.cli.bench.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.bench.measure.MemoryPeak;
import io.nightjar.cli.bench.report.BenchJson;
import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.cli.bench.worker.StageTime;
import io.nightjar.cli.bench.worker.StartTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightMarkdownTest {
  private static final long SECOND = 1_000_000_000L;
  private static final StartTimes START = new StartTimes(1_000, 1_700, SECOND / 2, SECOND, SECOND);

  @Test
  void comparesScalesOfTheSameRound() {
    NightFigures figures =
        new NightFigures(
            List.of(
                night(1, "warm", 1, 2), night(2, "warm", 1, 3),
                night(2, "warm", 2, 8), night(1, "warm", 2, 4)));
    assertThat(figures.ratios(2, 1, "warm", Measured::wallNanos)).containsExactly(1.5, 2.0);
  }

  @Test
  void everyScaleHasAColumnAndEveryJobALine() {
    List<String> lines = markdown().nights();
    assertThat(lines.get(0)).isEqualTo("| seconds (rows/s) | 1× | 2× |");
    assertThat(lines)
        .contains("| ingest | 1.00 [1.00–1.00] (500) | 1.00 [1.00–1.00] (500) |")
        .contains("| growth, time | 1 | 1.50 [1.50–1.50] |")
        .contains("| peak memory, MiB | 1,024 | 2,048 |")
        .contains("| growth, memory | 1.00 | 2.00 |")
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 4);
  }

  @Test
  void startUpSharesAreOfTheWholeProcess() {
    assertThat(markdown().startUp(List.of(10 * SECOND)))
        .contains("| JVM up to the command | 0.70 | 7 % |")
        .contains("| Spark session | 1.00 | 10 % |")
        .contains("| ingest | 1.00 | 10 % |")
        .last()
        .isEqualTo("| **all of it**, with ledger and exit | 10.00 | 100 % |");
  }

  @Test
  void saysWhenOthersWereBusy() {
    List<Measured> nights = new ArrayList<>(List.of(night(1, "warm", 1, 2)));
    assertThat(new NightFigures(nights).isNoisy()).isFalse();
    nights.add(new Measured(1, "warm", 2, 1, SECOND, true, START, nights.get(0).night()));
    assertThat(new NightFigures(nights).isNoisy()).isTrue();
  }

  @Test
  void recordsSurviveTheWayThroughJson() throws Exception {
    NightTime time = night(1, "warm", 1, 2).night();
    String line = BenchJson.line(time);
    assertThat(line).contains("\"cpu-nanos\":").doesNotContain("\n");
    assertThat(BenchJson.read(line, NightTime.class)).isEqualTo(time);
    assertThat(BenchJson.read(BenchJson.line(START), StartTimes.class)).isEqualTo(START);
  }

  private static NightMarkdown markdown() {
    List<Measured> nights =
        List.of(
            night(1, "warm", 1, 2),
            night(2, "warm", 1, 3),
            night(1, "cold", 1, 9),
            night(2, "cold", 1, 9),
            night(0, "empty", 1, 9));
    Map<Integer, MemoryPeak> memory =
        Map.of(1, new MemoryPeak(1 << 20, 1, 1), 2, new MemoryPeak(2 << 20, 1, 1));
    return new NightMarkdown(List.of(1, 2), new NightFigures(nights), memory);
  }

  private static Measured night(int scale, String kind, int round, long seconds) {
    NightTime time =
        new NightTime(
            "2013-02-10",
            0,
            seconds * SECOND,
            SECOND,
            List.of(new StageTime("ingest", SECOND, 500)));
    return new Measured(scale, kind, round, 900, seconds * SECOND, false, START, time);
  }
}
