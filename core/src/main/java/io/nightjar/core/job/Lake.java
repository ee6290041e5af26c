package io.nightjar.core.job;

import io.nightjar.core.config.Environment;
import io.nightjar.core.config.Safeguard;
import io.nightjar.core.doctor.Doctor;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.VersionReader;
import io.nightjar.core.internal.delta.doctor.CheckpointHealer;
import io.nightjar.core.internal.delta.doctor.LakeDoctor;
import io.nightjar.core.internal.delta.ledger.DeltaRunLedger;
import io.nightjar.core.internal.files.HadoopDeliveryBook;
import io.nightjar.core.internal.files.HadoopLeases;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.internal.files.NoLeases;
import io.nightjar.core.internal.spark.Safeguards;
import io.nightjar.core.lease.Fence;
import io.nightjar.core.lease.Leases;
import io.nightjar.core.model.Models;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.run.RunLedger;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.CommitOrigin;
import org.apache.spark.sql.SparkSession;

/**
 * A lake and the session that works on it; where interfaces meet their implementations.
 *
 * @param spark the session
 * @param environment where the lake is
 * @param reader of all jobs of the session
 */
record Lake(SparkSession spark, Environment environment, VersionReader reader) {
  Lake(SparkSession spark, Environment environment) {
    this(spark, environment, new VersionReader(spark, environment.lake()));
  }

  /** The tables, for reading. */
  DeltaTables tables() {
    return new DeltaTables(spark, environment.lake(), CommitOrigin.UNKNOWN);
  }

  /** The tables, signed by one run and fenced by its lease. */
  DeltaTables tables(CommitOrigin run, Fence fence) {
    return new DeltaTables(spark, environment.lake(), run, fence, reader);
  }

  CheckpointHealer healer() {
    return new CheckpointHealer(spark, environment.lake());
  }

  Leases leases() {
    if (Safeguards.isOff(Safeguard.LEASES)) {
      return new NoLeases();
    }
    return new HadoopLeases(
        spark.sessionState().newHadoopConf(),
        environment.lake(),
        environment.clock(),
        environment.leaseTimeout());
  }

  Models models() {
    return new HadoopModels(spark, environment.lake());
  }

  RunManifests manifests() {
    return new HadoopRunManifests(spark.sessionState().newHadoopConf(), environment.lake());
  }

  DeliveryBook book(String pipeline) {
    return new HadoopDeliveryBook(
        spark.sessionState().newHadoopConf(), environment.lake(), manifests(), pipeline);
  }

  Doctor doctor() {
    return new LakeDoctor(spark, environment.lake(), ledger(), leases(), environment.clock());
  }

  RunLedger ledger() {
    return new DeltaRunLedger(spark, environment.lake(), manifests());
  }
}
