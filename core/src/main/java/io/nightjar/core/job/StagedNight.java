package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.Models;
import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a backfill has staged of a night. It may only be published while it is what somebody could
 * have looked at: the features that the staged predictions were made of, by the model that is still
 * the champion of the night, with the knowledge that was asked for.
 */
public final class StagedNight {
  private final LakeSession session;
  private final Plan plan;
  private final LocalDate night;
  private final Knowledge knowledge;

  /** Nothing is read yet. */
  public StagedNight(LakeSession session, Plan plan, LocalDate night, Knowledge knowledge) {
    this.session = session;
    this.plan = plan;
    this.night = night;
    this.knowledge = knowledge;
  }

  /** Fails with exit code 10 if it may not be published. */
  public void requirePublishable() {
    BackfillJobs jobs = new BackfillJobs(plan);
    RunManifest staged =
        jobs.lastStaging().flatMap(this::newest).orElseThrow(() -> stage("it was never staged"));
    RunManifest features = jobs.featureStaging().flatMap(this::newest).orElse(staged);
    if (PlannedJob.knownBy(features.config()).isPresent() != (knowledge == Knowledge.NOW)) {
      throw stage("it was last staged with other knowledge");
    }
    if (staged.job().equals(BackfillJobs.STAGE_PREDICTIONS)) {
      requireSameOrigin(staged, features);
    }
  }

  private void requireSameOrigin(RunManifest predictions, RunManifest features) {
    boolean isOfThem =
        features.outputs().stream()
            .map(TableCommit::table)
            .allMatch(predictions.inputs()::contains);
    if (!isOfThem && !predictions.models().isEmpty()) {
      throw stage("its features were staged anew since");
    }
    Models models = session.models();
    List<String> champion =
        models.champion(plan.pipeline().name(), night).map(ModelCard::model).stream()
            .map(Object::toString)
            .toList();
    if (!predictions.models().equals(champion)) {
      throw stage("the night has another champion since");
    }
  }

  private Optional<RunManifest> newest(String job) {
    RunManifests manifests = session.manifests();
    return manifests.findSucceeded(plan.pipeline().name(), job, Nights.of(night));
  }

  private RuntimeException stage(String why) {
    return CoreErrors.nightNotStaged(
        plan.pipeline().name(), night.toString(), knowledge.text(), why);
  }
}
