package io.nightjar.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.scoring.Champions.Term;
import io.nightjar.scoring.transform.ApplyModel;
import io.nightjar.scoring.transform.PredictionColumns;
import io.nightjar.scoring.transform.PredictionColumns.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores the entities of each night with the champion of that night, which was trained for an
 * earlier one. A night without a champion has no predictions, and says so; that is how every
 * pipeline starts.
 */
final class ScoreJob implements Job<ScoreConfig, ScoreJob.Result> {
  record Result(Map<String, Number> metrics, List<String> notes) implements JobResult {}

  @Override
  public String externalInputs(ScoreConfig config, JobContext context) {
    return Champions.of(config.pipeline(), context.models(), context.nights()).digestible();
  }

  @Override
  public Result run(ScoreConfig config, JobContext context) {
    Champions champions = Champions.of(config.pipeline(), context.models(), context.nights());
    List<Dataset<Row>> predictions =
        champions.terms().stream().map(term -> predictions(config, context, term)).toList();
    Optional<TableCommit> commit =
        predictions.stream().reduce(Dataset::unionByName).map(rows -> write(config, context, rows));
    long written = commit.map(TableCommit::rows).orElse(0L);
    Map<String, Number> metrics = new TreeMap<>();
    metrics.put("predictions", written);
    metrics.put("nights-without-model", champions.without());
    if (config.predictions().isStage()) {
      metrics.putAll(
          new StagedPredictions(config, context).compare(commit.map(TableCommit::table)));
    }
    return new Result(metrics, ScoringStory.of(champions, written));
  }

  private static TableCommit write(ScoreConfig config, JobContext context, Dataset<Row> rows) {
    return context
        .tables()
        .replaceNights(config.predictions(), context.nights(), rows, context.fingerprint());
  }

  private static Dataset<Row> predictions(ScoreConfig config, JobContext context, Term term) {
    ModelCard card = term.card();
    PinnedTable table = context.pins().of(config.features());
    Dataset<Row> features = context.tables().read(table);
    new FeatureAgreement(card).check(table, features.schema());
    Dataset<Row> entities =
        features.where(
            col(Bookkeeping.LOGICAL_DATE)
                .between(lit(term.nights().from()), lit(term.nights().to())));
    List<String> kept = Stream.concat(config.key().stream(), Bookkeeping.TIMES.stream()).toList();
    Dataset<Row> scored =
        new ApplyModel(context.models().load(card.model()), card.features(), kept).apply(entities);
    Origin origin = new Origin(card.model().toString(), table.toString(), context.runId());
    return new PredictionColumns(config.key(), config.threshold(), origin).apply(scored);
  }
}
