package io.nightjar.core.job;

import io.nightjar.core.config.Environment;
import io.nightjar.core.internal.delta.care.DeltaTableCare;
import io.nightjar.core.internal.files.CopyFolders;
import io.nightjar.core.internal.files.LeftoverFiles;
import io.nightjar.core.internal.files.LetGoFiles;
import io.nightjar.core.internal.files.ModelNames;
import io.nightjar.core.maintain.LakeFacts;
import io.nightjar.core.maintain.MaintainedLake;
import io.nightjar.core.maintain.Maintenance;
import io.nightjar.core.maintain.Retention;
import io.nightjar.core.model.ModelCard;
import java.time.Clock;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Puts the maintenance of a lake together. */
public final class LakeMaintenance {
  private final LakeSession session;
  private final String lake;

  /** Maintenance of the lake that a session works on. */
  public LakeMaintenance(LakeSession session, Environment environment) {
    this.session = session;
    this.lake = environment.lake();
  }

  /** With what is kept, and the moment that the grace ends. */
  public Maintenance with(Retention retention, Clock clock) {
    Configuration storage = session.spark().sessionState().newHadoopConf();
    MaintainedLake maintained =
        new MaintainedLake(
            new DeltaTableCare(session.spark(), lake),
            this::facts,
            new LeftoverFiles(storage, lake),
            new CopyFolders(storage, lake),
            new LetGoFiles(storage, lake));
    return new Maintenance(maintained, retention, clock);
  }

  private LakeFacts facts() {
    return new LakeFacts(session.manifests().all(), cards(), running());
  }

  private List<ModelCard> cards() {
    Configuration storage = session.spark().sessionState().newHadoopConf();
    return ModelNames.of(storage, lake).stream()
        .flatMap(name -> session.models().all(name).stream())
        .toList();
  }

  private List<String> running() {
    return session.leases().live().stream()
        .map(holder -> "%s by %s".formatted(holder.key(), holder))
        .toList();
  }
}
