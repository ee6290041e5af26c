package io.nightjar.validation.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.config.MailServer.Login;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.alert.Announcer.Announcement;
import io.nightjar.validation.alert.outbox.Outbox;
import io.nightjar.validation.alert.outbox.Postman;
import io.nightjar.validation.alert.outbox.Postman.Round;
import io.nightjar.validation.alert.outbox.Smtp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Nights of the flights on a lake of their own, of which only the check results are made. */
final class AlertRig {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final MovingClock clock = new MovingClock("2013-02-02T08:00:00Z");
  private final Path lake;
  private final LakeSession session;
  private final Plan plan;
  private int runs;

  AlertRig(SparkSession spark, Path lake, String... sets) {
    this.lake = lake;
    this.plan = ShippedProject.flights(sets);
    Environment environment =
        new Environment("test", lake.toString(), "landing", "local[2]", Map.of());
    this.session = LakeSession.on(spark, environment, clock);
  }

  LakeSession session() {
    return session;
  }

  MovingClock clock() {
    return clock;
  }

  Outbox outbox() {
    return new AlertTables(session).outbox();
  }

  /** Checks a night; like every run it leaves a manifest and enters the ledger. */
  void check(int night, CheckResult... results) {
    Nights nights = Nights.of(Checks.night(night));
    runs++;
    session
        .manifests()
        .write(
            new RunManifest(
                "20130210T%06d.000Z-aaaa".formatted(runs),
                "flights",
                "validate-tables",
                nights,
                "0.1.0",
                "f" + runs,
                "c",
                JsonNodeFactory.instance.objectNode(),
                clock.instant(),
                clock.instant(),
                List.of(),
                List.of(),
                List.of(),
                runs,
                Map.of(),
                Arrays.asList(results),
                new Succeeded(Map.of(), List.of(), "")));
    session.record("flights", nights);
  }

  /** Announces a night as its run does at its end. */
  Announcement announce(int night) {
    return announce(night, false, Optional.of(server(1)));
  }

  Announcement announce(int night, boolean isQuiet, Optional<MailServer> server) {
    return new Announcer(session, lake.toString(), server, clock)
        .announce(plan, Nights.of(Checks.night(night)), isQuiet);
  }

  /** Sends what is due. */
  Round deliver(int port) {
    Smtp smtp = new Smtp(server(port), PATIENT, PATIENT);
    return new Postman(outbox(), smtp, clock).deliver(Duration.ofMinutes(1), false);
  }

  /** The rows of a table in the layer ops. */
  List<Row> rows(String table, String columns) {
    return session
        .tables()
        .read(session.tables().findLatest(TableName.of("ops", table)).orElseThrow())
        .selectExpr(columns.split(", "))
        .collectAsList();
  }

  static MailServer server(int port) {
    return new MailServer("127.0.0.1", port, "nightjar@example.org", false, Login.NOBODY);
  }
}
