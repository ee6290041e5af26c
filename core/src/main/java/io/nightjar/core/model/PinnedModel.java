package io.nightjar.core.model;

/**
 * A model at one version.
 *
 * @param name name of the pipeline it belongs to
 * @param version {@code <training night>.<revision>}, such as {@code 2013-02-28.0}
 */
public record PinnedModel(String name, String version) {
  @Override
  public String toString() {
    return name + "@" + version;
  }
}
