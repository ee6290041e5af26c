package io.nightjar.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Fills a lake and says, line by line, what it was told is safe: {@link Acknowledged}. */
final class PowerCutWriter {
  static final String PIPELINE = "cuts";
  static final long ROWS = 5;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private final SparkSession spark;
  private final String lake;
  private final Path acknowledged;

  private PowerCutWriter(SparkSession spark, Path folder) {
    this.spark = spark;
    this.lake = folder.resolve("lake").toString();
    this.acknowledged = folder.resolve("acknowledged");
  }

  /** Arguments: store, pause in ms, folder, commits. */
  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    SparkSession spark = WriterSession.start(LogStoreChoice.of(arguments));
    PowerCutWriter writer = new PowerCutWriter(spark, Path.of(arguments.get(2)));
    for (int step = 0; step < Integer.parseInt(arguments.get(3)); step++) {
      writer.writeNight(step);
    }
    writer.saveModel();
    spark.stop();
  }

  /** Most nights go to one table, so that it gets a checkpoint; some are written again. */
  private void writeNight(int step) throws IOException {
    TableName table = TableName.of("silver", step % 5 == 4 ? "few" : "many");
    Nights night = Nights.of(FIRST.plusDays(step % 7 == 6 ? step - 2 : step));
    String run = "run-%04d".formatted(step);
    DeltaTables tables =
        new DeltaTables(spark, lake, new CommitOrigin(run, PIPELINE, "write", "", "", -1));
    TableCommit commit = tables.replaceNights(table, night, rows(step, night), run);
    acknowledge(Acknowledged.commit(commit.table(), night, step));
    new HadoopRunManifests(spark.sessionState().newHadoopConf(), lake)
        .write(manifest(run, night, commit));
    acknowledge(Acknowledged.manifest(run, night));
  }

  private Dataset<Row> rows(int step, Nights night) {
    return spark
        .range(0, ROWS, 1, 1)
        .select(
            functions.lit(step).as("step"),
            functions.col("id").as("row"),
            functions.lit(night.from()).as("_logical_date"));
  }

  private static RunManifest manifest(String run, Nights night, TableCommit commit) {
    return new RunManifest(
        run,
        PIPELINE,
        "write",
        night,
        "1",
        run,
        "none",
        JsonNodeFactory.instance.objectNode(),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        List.of(commit),
        List.of(),
        0,
        Map.of(),
        List.of(),
        new RunManifest.Succeeded(Map.of(), List.of(), ""));
  }

  private void saveModel() throws IOException {
    HadoopModels models = new HadoopModels(spark, lake);
    PipelineStage stage = new SQLTransformer().setStatement("SELECT * FROM __THIS__");
    ModelCard card =
        new ModelCard(
            models.next(PIPELINE, FIRST),
            "xgboost",
            FIRST,
            new FeatureSet(List.of()),
            List.of(),
            "run",
            "none",
            Map.of(),
            false);
    models.save(
        new Pipeline().setStages(new PipelineStage[] {stage}).fit(spark.range(1).toDF()), card);
    acknowledge(Acknowledged.model(card.model()));
  }

  private void acknowledge(Acknowledged what) throws IOException {
    Files.writeString(
        acknowledged, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
