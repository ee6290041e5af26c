package io.nightjar.core.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.project.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of {@code broken/pipelines.txt}: a change to one file of the good project, and the
 * exact lines that {@code check} must say about it.
 */
final class BrokenPipelinesTest {
  @TempDir Path folder;

  record Case(String name, String file, String old, String replacement, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    String table = Files.readString(Path.of("src", "test", "resources", "broken", "pipelines.txt"));
    return Stream.of(table.split("(?m)^== ")).skip(1).map(BrokenPipelinesTest::parse);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongInOneLine(Case broken) {
    SampleProject project = SampleProject.copyTo(folder);
    String text = project.read(broken.file());
    assertThat(text).contains(broken.old());
    int at = text.indexOf(broken.old());
    project.write(
        broken.file(),
        text.substring(0, at) + broken.replacement() + text.substring(at + broken.old().length()));
    assertThat(project.open().check(List.of()).problems()).isEqualTo(broken.expected());
  }

  private static Case parse(String block) {
    List<String> lines = block.lines().toList();
    List<String> files = marked(lines, "@ ");
    return new Case(
        lines.get(0),
        files.isEmpty() ? "conf/pipelines/shop.yaml" : files.get(0),
        String.join("\n", marked(lines, "- ")),
        String.join("\n", marked(lines, "+ ")),
        marked(lines, "> "));
  }

  private static List<String> marked(List<String> lines, String mark) {
    List<String> marked = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith(mark)) {
        marked.add(line.substring(mark.length()));
      }
    }
    return marked;
  }
}
