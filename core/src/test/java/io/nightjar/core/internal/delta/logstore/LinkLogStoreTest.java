package io.nightjar.core.internal.delta.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLogStoreTest {
  private static final List<String> ACTIONS = List.of("{\"commitInfo\":{\"timestamp\":1}}", "{}");

  private final Configuration configuration = new Configuration();
  private final LinkLogStore store = new LinkLogStore(configuration);

  @TempDir private Path table;
  private Path log;

  @BeforeEach
  void makeLog() throws Exception {
    log = Files.createDirectory(table.resolve("_delta_log"));
  }

  @Test
  void givesANameOnce() throws Exception {
    write(1, ACTIONS, false);
    assertThatThrownBy(() -> write(1, List.of("other"), false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read(1)).isEqualTo(ACTIONS);
    try (Stream<Path> files = Files.list(log)) {
      assertThat(files)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder(name(1), "." + name(1) + ".crc");
    }
  }

  @Test
  void replacesOnlyWhenAsked() throws Exception {
    write(1, ACTIONS, true);
    write(1, List.of("other"), true);
    assertThat(read(1)).containsExactly("other");
  }

  @Test
  void aFlippedByteOfACommitIsSeenByWhoeverReadsIt() throws Exception {
    write(1, ACTIONS, false);
    byte[] bytes = Files.readAllBytes(log.resolve(name(1)));
    bytes[5] ^= 1;
    Files.write(log.resolve(name(1)), bytes);
    assertThatThrownBy(() -> read(1)).hasRootCauseInstanceOf(ChecksumException.class);
  }

  @Test
  void writesTheChecksumsThatHadoopReads() throws Exception {
    String text = "x".repeat(1300);
    write(1, List.of(text), false);
    assertThat(read(1)).containsExactly(text);
    byte[] bytes = Files.readAllBytes(log.resolve(name(1)));
    bytes[1299] ^= 1;
    Files.write(log.resolve(name(1)), bytes);
    assertThatThrownBy(() -> read(1)).hasRootCauseInstanceOf(ChecksumException.class);
  }

  @Test
  void namesNoDataThatIsNotThere() throws Exception {
    String add = "{\"add\":{\"path\":\"night=1/a%20b.parquet\",\"size\":1}}";
    assertThatThrownBy(() -> write(1, List.of(add), false)).isInstanceOf(NoSuchFileException.class);
    assertThat(log.resolve(name(1))).doesNotExist();
    Files.createDirectory(table.resolve("night=1"));
    Files.writeString(table.resolve("night=1/a b.parquet"), "data");
    write(1, List.of(add), false);
    assertThat(read(1)).containsExactly(add);
  }

  private void write(long version, List<String> actions, boolean isReplaced) throws Exception {
    store.write(path(version), actions.iterator(), isReplaced, configuration);
  }

  private List<String> read(long version) throws Exception {
    List<String> lines = new ArrayList<>();
    store.read(path(version), configuration).forEachRemaining(lines::add);
    assertThat(String.join("", lines).getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    return lines;
  }

  private org.apache.hadoop.fs.Path path(long version) {
    return new org.apache.hadoop.fs.Path(log.resolve(name(version)).toString());
  }

  private static String name(long version) {
    return "%020d.json".formatted(version);
  }
}
