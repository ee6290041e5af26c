package io.nightjar.core.model.transform;

import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.api.java.UDF1;

/** The number of a category: its place among the levels from 1; 0 for any other value and null. */
final class LevelCode implements UDF1<String, Double> {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, Double> codes;

  LevelCode(List<String> levels) {
    this.codes = new HashMap<>();
    for (int place = 0; place < levels.size(); place++) {
      codes.put(levels.get(place), place + 1.0);
    }
  }

  @Override
  public Double call(String value) {
    return codes.getOrDefault(value, 0.0);
  }
}
