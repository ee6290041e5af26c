package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.maintain.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFoldersTest {
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final LocalDate KEPT_FROM = LocalDate.parse("2024-01-03");

  @TempDir private Path lake;

  @Test
  void nightsBeforeThoseThatAreKeptGo() throws IOException {
    Path old = copy("2024-01-02", NOW.minusSeconds(90));
    Path young = copy("2024-01-01", NOW.minusSeconds(5));
    Path kept = copy("2024-01-03", NOW.minusSeconds(90));
    Path whole = copy("all", NOW.minusSeconds(90));
    CopyFolders copies = new CopyFolders(new Configuration(), lake.toString());

    Removal planned = copies.find(KEPT_FROM, NOW.minusSeconds(60));
    assertThat(old).exists();
    Removal removed = copies.remove(KEPT_FROM, NOW.minusSeconds(60));

    assertThat(planned).isEqualTo(new Removal(2, 2)).isEqualTo(removed);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(kept).exists();
    assertThat(whole).exists();
    assertThat(copies.remove(LocalDate.MIN, NOW)).isEqualTo(Removal.NONE);
  }

  @Test
  void aLakeWithoutCopiesHasNone() {
    CopyFolders copies = new CopyFolders(new Configuration(), lake.toString());

    assertThat(copies.remove(LocalDate.MAX, NOW)).isEqualTo(Removal.NONE);
  }

  private Path copy(String name, Instant modified) throws IOException {
    Path folder = lake.resolve("_nightjar/copies/shop/orders/" + name);
    Files.createDirectories(folder);
    for (String file : new String[] {"rows-000.json.gz", "_copy.json"}) {
      Path path = folder.resolve(file);
      Files.writeString(path, "x");
      Files.setLastModifiedTime(path, FileTime.from(modified));
    }
    Files.setLastModifiedTime(folder, FileTime.from(modified));
    return folder;
  }
}
