package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.e2e.KernelReader.TableRead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the readers of gold would say if there were something to say. */
class SightingsTest {
  private static final LocalDate NIGHT = LocalDate.of(2024, 4, 18);

  private final Sightings sightings = new Sightings();

  @Test
  void aWholeNightIsFine() {
    see(1, predictions(SeenTable.BIKES));
    see(1, predictions(SeenTable.BIKES));

    assertThat(sightings.mixed()).isEmpty();
    assertThat(sightings.unchecked()).isEmpty();
    assertThat(sightings.reads()).isEqualTo(2);
  }

  @Test
  void partOfANightIsMixed() {
    see(1, predictions(SeenTable.BIKES - 1));

    assertThat(sightings.mixed()).containsExactly("t@v1: 2024-04-18 has 39 rows");
  }

  @Test
  void aRowTwiceInPlaceOfAnotherIsMixed() {
    List<Map<String, Object>> rows = predictions(SeenTable.BIKES);
    rows.set(0, rows.get(1));
    see(1, rows);

    assertThat(sightings.mixed()).hasSize(1);
  }

  @Test
  void aVersionWithOtherRowsThanBeforeIsMixed() {
    see(1, predictions(SeenTable.BIKES));
    List<Map<String, Object>> rows = predictions(SeenTable.BIKES);
    rows.get(7).put("score", 0.75);
    see(1, rows);

    assertThat(sightings.mixed()).containsExactly("t@v1 has other rows than it had before");
  }

  @Test
  void rowsThatNoCheckLetsThroughAreUnchecked() {
    List<Map<String, Object>> rows = predictions(SeenTable.BIKES);
    rows.get(0).put("score", 1.5);
    rows.get(1).put("score", Double.NaN);
    rows.get(2).put("score", null);
    rows.get(3).put("bike", "x03");
    rows.get(4).put("km_28d", 9999.0);
    see(1, rows);

    assertThat(sightings.unchecked()).hasSize(5);
  }

  private void see(long version, List<Map<String, Object>> rows) {
    sightings.saw("t", SeenTable.of(new TableRead(version, rows)));
  }

  private static List<Map<String, Object>> predictions(int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int bike = 0; bike < count; bike++) {
      Map<String, Object> row = new HashMap<>();
      row.put("bike", "b%02d".formatted(bike));
      row.put("ride_date", NIGHT.plusDays(1));
      row.put("score", 0.5);
      row.put("_logical_date", NIGHT);
      rows.add(row);
    }
    return rows;
  }
}
