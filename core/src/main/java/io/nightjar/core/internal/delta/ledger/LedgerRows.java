package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.run.RunManifest;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The rows of one ledger table; each is a function of one manifest and nothing else. */
public interface LedgerRows {
  /** Every ledger table has it, and {@code _logical_date}. */
  String RUN_ID = "run_id";

  /** Name of the table in the layer {@code ops}. */
  String table();

  /** Its columns. */
  StructType schema();

  /** Whether there is a row for that run. */
  boolean covers(RunManifest run);

  /** The row. */
  Row of(RunManifest run);
}
