package io.nightjar.cli.demo;

import io.nightjar.cli.night.NightOptions;
import io.nightjar.cli.night.NightRun;
import io.nightjar.cli.night.NightSummary;
import io.nightjar.cli.night.Progress;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.sql.AdHocSql;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Nightjar itself, in one Spark session. */
final class LakeEngine implements Engine {
  private final LakeSession session;
  private final Plan plan;
  private final Progress progress;

  LakeEngine(LakeSession session, Plan plan, Progress progress) {
    this.session = session;
    this.plan = plan;
    this.progress = progress;
  }

  @Override
  public NightSummary run(Nights nights, NightOptions options) {
    return new NightRun(session, plan, progress).run(nights, options);
  }

  @Override
  public NightFacts upToTables(Nights nights) {
    return new NightFacts(run(nights, NightOptions.tables()));
  }

  @Override
  public List<List<String>> sql(String query) {
    AdHocSql parsed = AdHocSql.parse(query);
    Map<TableName, Dataset<Row>> tables = new HashMap<>();
    parsed.tables().forEach((name, version) -> tables.put(name, newest(name)));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : session.queries().run(parsed.sql(), tables, Map.of()).collectAsList()) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        values.add(String.valueOf(row.get(column)));
      }
      rows.add(values);
    }
    return rows;
  }

  @Override
  public Optional<ModelCard> champion(LocalDate night) {
    return session.models().champion(plan.pipeline().name(), night);
  }

  private Dataset<Row> newest(TableName name) {
    return session
        .tables()
        .findLatest(name)
        .map(session.tables()::read)
        .orElseThrow(() -> CoreErrors.tableNotFound(name.toString()));
  }
}
