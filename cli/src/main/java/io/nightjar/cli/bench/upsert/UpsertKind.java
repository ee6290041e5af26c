package io.nightjar.cli.bench.upsert;

/** Which keys an upsert changes, and of what table. */
enum UpsertKind {
  /** Anywhere in a table that anybody reads. */
  RANDOM("random keys", false, false),
  /** Anywhere in a table that only Spark reads. */
  MARKED("random keys, readers: spark", false, true),
  /** Beside each other in a table that is laid out by key, as publish leaves it. */
  CLUSTERED("clustered keys", true, false);

  private final String text;
  private final boolean isClustered;
  private final boolean isForSparkOnly;

  UpsertKind(String text, boolean isClustered, boolean isForSparkOnly) {
    this.text = text;
    this.isClustered = isClustered;
    this.isForSparkOnly = isForSparkOnly;
  }

  /** For people. */
  String text() {
    return text;
  }

  boolean isClustered() {
    return isClustered;
  }

  boolean isForSparkOnly() {
    return isForSparkOnly;
  }
}
