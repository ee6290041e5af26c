package io.nightjar.airflow.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private Path log;

  @BeforeEach
  void name(@TempDir Path folder) {
    log = folder.resolve("a.log");
  }

  @Test
  void showsTheLastLinesAndThenWhatComes() throws IOException {
    add("one\ntwo\nthrée\n");
    LogTail tail = new LogTail(log);

    assertThat(tail.last(2)).containsExactly("two", "thrée");
    add("four\nhal");
    assertThat(tail.more()).containsExactly("four");
    add("f\n");
    assertThat(tail.more()).containsExactly("half");
    assertThat(tail.more()).isEmpty();
  }

  @Test
  void readsALogThatBeganAnewFromItsStart() throws IOException {
    add("a long line of the first\n");
    LogTail tail = new LogTail(log);
    assertThat(tail.last(1)).hasSize(1);

    Files.writeString(log, "new\n");

    assertThat(tail.more()).containsExactly("new");
  }

  @Test
  void readsOnlyTheEndOfALargeLog() throws IOException {
    add(
        IntStream.range(0, 100_000)
            .mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining()));

    assertThat(new LogTail(log).last(3)).containsExactly("line 99997", "line 99998", "line 99999");
  }

  @Test
  void isEmptyWhereThereIsNoLog() {
    assertThat(new LogTail(log).last(5)).isEmpty();
    assertThat(new LogTail(log).lastWords()).isEqualTo("it said nothing");
  }

  @Test
  void quotesTheLastErrorWithoutColorsAndPasswords() throws IOException {
    add("ERROR: no route\n\u001b[31mERROR: no https://me:hush@index/simple\u001b[0m\nbye\n\n");

    assertThat(new LogTail(log).lastWords()).isEqualTo("ERROR: no https://***@index/simple");
  }

  private void add(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
