package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.run.RunManifest;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The rows of one ledger table; they are a function of one manifest each and of nothing else. */
public interface LedgerRows {
  /** Every ledger table has it, and {@code _logical_date}. */
  String RUN_ID = "run_id";

  /** Name of the table in the layer {@code ops}. */
  String table();

  /** Its columns. */
  StructType schema();

  /** Whether there are rows for that run. */
  boolean covers(RunManifest run);

  /** The rows; each has a night of the run as its logical date. */
  List<Row> of(RunManifest run);
}
