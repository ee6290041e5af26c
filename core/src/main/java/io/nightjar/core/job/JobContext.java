package io.nightjar.core.job;

import io.nightjar.core.config.Connections;
import io.nightjar.core.model.Models;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * What every job gets, and nothing a transform may see.
 *
 * @param tables the door to the lakehouse
 * @param models the door to the models
 * @param queries runs the SQL of the configuration
 * @param nights the logical dates to work on
 * @param pins the versions of the tables this job may read
 * @param book what was loaded from the landing folder, by this run and earlier ones
 * @param landing folder that source paths start from
 * @param connections databases and other systems that sources are read from
 * @param fingerprint digest of everything that decides the result, for the writes of this job
 * @param runId id of this run
 * @param clock decides whether a night is over or a file complete, never what is in a table
 * @param spark the session; only for reading raw files and loading models
 */
public record JobContext(
    Tables tables,
    Models models,
    Queries queries,
    Nights nights,
    Pins pins,
    DeliveryBook book,
    String landing,
    Connections connections,
    String fingerprint,
    String runId,
    Clock clock,
    SparkSession spark) {}
