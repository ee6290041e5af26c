package io.nightjar.cli.bench.upsert;

/** Which keys an upsert changes. */
enum UpsertKind {
  /** Anywhere in the table. */
  RANDOM("random keys"),
  /** Beside each other. */
  CLUSTERED("clustered keys");

  private final String text;

  UpsertKind(String text) {
    this.text = text;
  }

  /** For people. */
  String text() {
    return text;
  }
}
