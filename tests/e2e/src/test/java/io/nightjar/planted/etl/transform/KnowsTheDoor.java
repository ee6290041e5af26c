package io.nightjar.planted.etl.transform;

import io.nightjar.core.table.Tables;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Planted: a transform that knows tables, files and the session. */
final class KnowsTheDoor {
  Tables tables;
  Path file;
  SparkSession session;
}
