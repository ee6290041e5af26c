package io.nightjar.core.model;

import java.util.List;

/**
 * The ordered features of a model.
 *
 * @param features name and type of each
 */
public record FeatureSet(List<Feature> features) {
  /** Copies the list. */
  public FeatureSet {
    features = List.copyOf(features);
  }

  /**
   * One feature.
   *
   * @param name column of the feature table
   * @param type Spark SQL type name, such as {@code double} or {@code string}
   * @param levels for a string: its values in training, in code order from 1; any other is code 0.
   *     Empty for a number
   */
  public record Feature(String name, String type, List<String> levels) {
    /** Copies the list. */
    public Feature {
      levels = List.copyOf(levels);
    }

    /** Whether values are encoded by {@link #levels()}. */
    public boolean isCategory() {
      return type.equals("string");
    }
  }

  /** The names, in order. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** SHA-256 over names, types and levels; a model may only score tables of its own fingerprint. */
  public String fingerprint() {
    return io.nightjar.core.run.Digests.sha256(features.toString());
  }
}
