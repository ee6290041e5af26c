package io.nightjar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path temp;

  @Test
  void takesANewFolderAndClearsItTheNextTime() throws IOException {
    DemoFolder first = DemoFolder.claim(temp.resolve("demo"), false);
    Path left = Files.createDirectories(first.lake()).resolve("left");
    Files.writeString(left, "by an earlier demo");
    DemoFolder.claim(temp.resolve("demo"), true);
    assertThat(left).exists();
    DemoFolder.claim(temp.resolve("demo"), false);
    assertThat(left).doesNotExist();
  }

  @Test
  void refusesAFolderOfSomebodyElse() throws IOException {
    Path precious = Files.writeString(temp.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> DemoFolder.claim(temp, false))
        .hasMessageContaining("was not made by the demo, so nothing was touched");
    assertThat(precious).hasContent("years of work");
    assertThatThrownBy(() -> DemoFolder.claim(precious, false))
        .hasMessageContaining("was not made by the demo");
  }

  @Test
  void takesAnEmptyFolder() {
    assertThat(DemoFolder.claim(temp, false).landing()).isDirectory();
  }
}
