package io.nightjar.core.pipeline.plan;

import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of a plan as a backfill runs them, in two steps. The first runs all that loads and
 * refines as usual, because later nights look back on it, and stages features and predictions. The
 * second publishes these and leaves the night as if it had run alone: each table by the job that
 * always publishes it. Nothing is trained.
 */
public final class BackfillJobs {
  /** The planned job that stages predictions, and compares them with those published. */
  public static final String STAGE_PREDICTIONS = "stage-predictions";

  /** The planned job that stages features which carry no suite; others are staged anyway. */
  public static final String STAGE_FEATURES = "stage-features";

  private static final String TRAIN = "train";
  private static final String SCORE = "score";
  private static final String PUBLISH = "publish";

  private final Plan plan;

  /** Of this plan. */
  public BackfillJobs(Plan plan) {
    this.plan = plan;
  }

  /** What the planned job becomes in that step; empty if it has no part in it. */
  public Optional<PlannedJob> find(PlannedJob planned, BackfillStep step) {
    return step == BackfillStep.STAGE ? staging(planned) : publishing(planned);
  }

  /** The jobs of that step, in the order of the plan. */
  public List<PlannedJob> all(BackfillStep step) {
    return plan.jobs().stream().flatMap(planned -> find(planned, step).stream()).toList();
  }

  /** The planned job whose newest success says what of a night waits, if anything does. */
  public Optional<String> lastStaging() {
    boolean isScored = plan.jobs().stream().anyMatch(BackfillJobs::isScoring);
    return isScored ? Optional.of(STAGE_PREDICTIONS) : featureStaging();
  }

  /** The planned job that stages the features, if the pipeline has any. */
  public Optional<String> featureStaging() {
    return plan.featureJob().map(job -> isAudited(job) ? job.name() : STAGE_FEATURES);
  }

  private Optional<PlannedJob> staging(PlannedJob planned) {
    if (planned.job().equals(TRAIN) || isPublicationOfFeatures(planned)) {
      return Optional.empty();
    }
    if (isScoring(planned)) {
      return Optional.of(stagedPredictions(planned));
    }
    boolean isStagedByUs = isFeatureJob(planned) && !isAudited(planned);
    return Optional.of(isStagedByUs ? stagedFeatures(planned) : planned);
  }

  private Optional<PlannedJob> publishing(PlannedJob planned) {
    if (isScoring(planned) || isPublicationOfFeatures(planned)) {
      return Optional.of(planned);
    }
    boolean isStagedByUs = isFeatureJob(planned) && !isAudited(planned);
    return isStagedByUs ? Optional.of(publishedFeatures(planned)) : Optional.empty();
  }

  private static PlannedJob stagedFeatures(PlannedJob build) {
    return new PlannedJob(
        STAGE_FEATURES,
        build.job(),
        build.module(),
        build.inputs(),
        List.of(build.outputs().get(0).staged()),
        build.after(),
        build.subjects(),
        build.config());
  }

  /** Under the name of the job that writes them on other nights: there its readers look. */
  private static PlannedJob publishedFeatures(PlannedJob build) {
    return new PlannedJob(
        build.name(),
        PUBLISH,
        build.module(),
        Map.of(build.outputs().get(0).staged(), STAGE_FEATURES),
        build.outputs(),
        List.of(STAGE_FEATURES),
        build.subjects(),
        build.config());
  }

  private PlannedJob stagedPredictions(PlannedJob score) {
    PlannedJob build = plan.featureJob().orElseThrow();
    TableName predictions = score.outputs().get(0);
    String staging = featureStaging().orElseThrow();
    Map<TableName, String> inputs = new LinkedHashMap<>();
    inputs.put(build.outputs().get(0).staged(), staging);
    inputs.put(predictions, "");
    List<String> after = new ArrayList<>(List.of(staging));
    publicationOfFeatures().ifPresent(publish -> addNew(after, publish.after()));
    return new PlannedJob(
        STAGE_PREDICTIONS,
        score.job(),
        score.module(),
        inputs,
        List.of(predictions.staged()),
        after,
        score.subjects(),
        score.config());
  }

  private static void addNew(List<String> names, List<String> more) {
    more.stream().filter(name -> !names.contains(name)).forEach(names::add);
  }

  private Optional<PlannedJob> publicationOfFeatures() {
    return plan.jobs().stream().filter(this::isPublicationOfFeatures).findFirst();
  }

  private boolean isPublicationOfFeatures(PlannedJob planned) {
    return planned.job().equals(PUBLISH)
        && plan.featureJob().filter(build -> isStageOf(planned, build)).isPresent();
  }

  private static boolean isStageOf(PlannedJob publish, PlannedJob build) {
    return publish.outputs().contains(build.outputs().get(0).published());
  }

  private boolean isFeatureJob(PlannedJob planned) {
    return plan.featureJob().map(PlannedJob::name).equals(Optional.of(planned.name()));
  }

  private static boolean isAudited(PlannedJob build) {
    return build.outputs().get(0).isStage();
  }

  private static boolean isScoring(PlannedJob planned) {
    return planned.job().equals(SCORE);
  }
}
