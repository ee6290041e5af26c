package io.nightjar.validation.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {
  @TempDir Path temp;

  @Test
  void replacesThePagesOfAnEarlierTime() {
    Path folder = temp.resolve("a/site");
    new SiteFolder(folder).write(Map.of("index.html", "1", "runs/1.html", "1"));
    Path index = new SiteFolder(folder).write(Map.of("index.html", "2", "runs/2.html", "2"));

    assertThat(index).isEqualTo(folder.resolve("index.html")).hasContent("2");
    assertThat(folder.resolve("runs/2.html")).hasContent("2");
    assertThat(folder.resolve("runs/1.html")).doesNotExist();
    assertThat(folder.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void refusesAFolderWithOtherFiles() throws IOException {
    Path precious = Files.writeString(temp.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> new SiteFolder(temp).write(Map.of("index.html", "1")))
        .hasMessageContaining("has files that are no pages of nightjar")
        .extracting(thrown -> ((NightjarException) thrown).type())
        .isEqualTo(ErrorType.USER);
    assertThat(precious).hasContent("years of work");
  }

  @Test
  void takesAnEmptyFolder() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("site"));

    assertThat(new SiteFolder(folder).write(Map.of("index.html", "1"))).hasContent("1");
  }
}
