package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.maintain.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverFilesTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final Set<String> KNOWN = Set.of("rides@2013-03-02.0");

  @TempDir private Path lake;

  @Test
  void removesOnlyWhatKilledRunsHaveLeft() throws IOException {
    file("_nightjar/runs/rides/2013-03-01/load/run.json", NOW.minusSeconds(90));
    file("_nightjar/runs/rides/2013-03-01/load/.run.json.crc", NOW.minusSeconds(90));
    file("_nightjar/damaged/x/.run.json." + ID, NOW.minusSeconds(90));
    file("silver/rides/_delta_log/.00000000000000000007.json.crc", NOW.minusSeconds(90));
    file("silver/rides/_logical_date=2013-03-01/.part-0.parquet.tmp", NOW.minusSeconds(90));
    file("_nightjar/models/rides/2013-03-01.0/card.json", NOW.minusSeconds(90));
    file("_nightjar/models/rides/2013-03-02.0/claim", NOW.minusSeconds(90));
    file("_nightjar/models/rides/2013-03-04.0/claim", NOW.minusSeconds(90));
    file("_nightjar/models/rides/2013-03-04.0/model/metadata/part", NOW.minusSeconds(5));
    file("_nightjar/copies/rides/orders/2013-03-01/rows-000.json.gz", NOW.minusSeconds(90));
    file("_nightjar/copies/rides/orders/_writing-young/part-0", NOW.minusSeconds(5));
    long others = files();
    file("_nightjar/copies/rides/orders/_writing-killed/part-0", NOW.minusSeconds(90));
    file("_nightjar/models/rides/2013-03-03.0/claim", NOW.minusSeconds(90));
    file("_nightjar/runs/rides/2013-03-01/load/.run.json." + ID, NOW.minusSeconds(90));
    file("silver/rides/_delta_log/.00000000000000000008.json." + ID + ".tmp", NOW.minusSeconds(90));
    file("silver/rides/_delta_log/.young.json." + ID + ".tmp", NOW.minusSeconds(5));
    LeftoverFiles leftovers = new LeftoverFiles(new Configuration(), lake.toString());

    Removal planned = leftovers.find(NOW.minusSeconds(60), KNOWN);
    Removal removed = leftovers.remove(NOW.minusSeconds(60), KNOWN);

    assertThat(planned).isEqualTo(new Removal(4, 4)).isEqualTo(removed);
    assertThat(files()).isEqualTo(others + 1);
    assertThat(leftovers.find(NOW.minusSeconds(60), KNOWN)).isEqualTo(Removal.NONE);
    assertThat(leftovers.find(NOW, KNOWN).files()).isEqualTo(4);
  }

  private void file(String name, Instant modified) throws IOException {
    Path path = lake.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "x");
    for (Path at = path; !at.equals(lake); at = at.getParent()) {
      Files.setLastModifiedTime(at, FileTime.from(modified));
    }
  }

  private long files() throws IOException {
    try (Stream<Path> paths = Files.walk(lake)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }
}
