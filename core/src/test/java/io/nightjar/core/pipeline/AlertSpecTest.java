package io.nightjar.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.MailServer;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.print.PlanJson;
import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of failed expectations, and by which server. */
final class AlertSpecTest {
  private static final String FILE = "conf/pipelines/shop.yaml";
  private static final String LOCAL = "conf/environments/local.yaml";
  private static final List<String> OWNER = List.of("returns@example.org");

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void start() {
    project = SampleProject.copyTo(folder);
  }

  @Test
  void theOwnerIsToldOfCriticalAndWarningRulesIfNothingIsSaid() {
    AlertSpec alerts = alerts();

    assertThat(alerts.routes())
        .containsExactly(
            new Route(Severity.CRITICAL, OWNER, false), new Route(Severity.WARNING, OWNER, false));
    assertThat(alerts.remindEvery()).isEqualTo(4);
    assertThat(alerts.escalateAfter()).isEqualTo(14);
    withSection();
    assertThat(alerts("alerts.remind-every=1 day").routes()).isEqualTo(alerts.routes());
  }

  /** So that single keys can be set: a section that is not there stays away. */
  private void withSection() {
    project.write(FILE, project.read(FILE) + "\nalerts: {}\n");
  }

  @Test
  void readsRoutesQuietHoursAndPublicColumns() {
    withSection();
    AlertSpec alerts =
        alerts(
            "alerts.routes=[{severity: warning, to: [a@example.org, b@example.org], digest:"
                + " daily}]",
            "alerts.quiet=22:00-06:00",
            "alerts.escalate-after=7 days",
            "tables.silver.orders.public=[colour]",
            "features.public=[shop]");

    assertThat(alerts.routes())
        .containsExactly(
            new Route(Severity.WARNING, List.of("a@example.org", "b@example.org"), true));
    assertThat(alerts.routes(Severity.CRITICAL)).isEmpty();
    assertThat(alerts.quiet()).contains(QuietHours.parse("22:00-06:00"));
    assertThat(alerts.escalateAfter()).isEqualTo(7);
    TableName orders = TableName.of("silver", "orders");
    assertThat(alerts.isPublic(orders, List.of("colour"))).isTrue();
    assertThat(alerts.isPublic(orders, List.of("colour", "price"))).isFalse();
    assertThat(alerts.isPublic(orders, List.of())).isFalse();
    assertThat(alerts.isPublic(TableName.of("gold", "order_features"), List.of("shop"))).isTrue();
  }

  @Test
  void whoIsToldDecidesNothingThatATableHolds() {
    withSection();
    Plan usual = project.open().plan("shop");
    Plan other =
        project
            .open("alerts.quiet=22:00-06:00", "tables.silver.orders.public=[colour]")
            .plan("shop");

    assertThat(other.jobs()).isEqualTo(usual.jobs());
  }

  @Test
  void thePlanSaysWhenQuietHoursEnd() {
    withSection();
    assertThat(PlanJson.write(project.open("alerts.quiet=22:00-06:30").plan("shop")))
        .contains("\"again\" : \"30 6 * * *\"");
    assertThat(PlanJson.write(project.open("alerts.routes=[]").plan("shop")))
        .doesNotContain("announce");
  }

  @Test
  void refusesWhatCannotBe() {
    withSection();
    assertThatThrownBy(() -> alerts("alerts.quiet=22:00-22:00"))
        .hasMessageContaining("would never end, or never begin");
    assertThatThrownBy(() -> alerts("alerts.quiet=from ten"))
        .hasMessageContaining("must be two times of day such as \"22:00-06:00\"");
    assertThatThrownBy(() -> alerts("alerts.routes=[{severity: warning, to: everybody}]"))
        .hasMessageContaining("must be owner, or a list of addresses");
    assertThatThrownBy(() -> alerts("alerts.routes=[{severity: warning, to: ['a b@c']}]"))
        .hasMessageContaining("must be a mail address such as ops@example.org");
    assertThatThrownBy(() -> alerts("alerts.routes=[{severity: loud, to: owner}]"))
        .hasMessageContaining("alerts.routes");
    assertThatThrownBy(() -> alerts("alerts.rotes=[]")).hasMessageContaining("routes");
    project.replace(FILE, ", mail: [returns@example.org]", "");
    assertThatThrownBy(() -> alerts("alerts.routes=[{severity: warning, to: owner}]"))
        .hasMessageContaining("the owner has no address; add owner.mail, or write addresses here");
  }

  @Test
  void aPipelineWhoseOwnerHasNoAddressTellsNobody() {
    project.replace(FILE, ", mail: [returns@example.org]", "");

    assertThat(alerts().routes(Severity.CRITICAL)).isEmpty();
  }

  @Test
  void theServerIsThatOfTheEnvironment() {
    assertThat(project.open().mail()).isEmpty();
    project.write(
        LOCAL,
        "mail: {host: smtp.example.org, from: n@example.org, user: me, password: {env: WORD}}\n");

    MailServer server = server(Map.of("WORD", "hush")).orElseThrow();

    assertThat(
            Stream.of(
                server.host(), server.from(), server.login().user(), server.login().password()))
        .containsExactly("smtp.example.org", "n@example.org", "me", "hush");
    assertThat(server.port()).isEqualTo(587);
    assertThat(server.isEncrypted()).isTrue();
    assertThat(server + " " + server.login()).isEqualTo("smtp.example.org:587 Login");
    assertThatThrownBy(() -> server(Map.of()))
        .hasMessage(LOCAL + ":1: mail.password: environment variable WORD is not set");
  }

  @Test
  void aLogInIsWholeAndNeverOnAnOpenLine() {
    project.write(LOCAL, "mail: {host: smtp, from: n@example.org, user: me}\n");
    assertThatThrownBy(() -> server(Map.of()))
        .hasMessage(LOCAL + ":1: mail: needs user and password, or neither of them");
    project.write(
        LOCAL,
        "mail: {host: smtp, from: n@example.org, starttls: false, user: me, password: {env: W}}\n");
    assertThatThrownBy(() -> server(Map.of("W", "hush")))
        .hasMessageContaining("a password must not go over an open line");
    project.write(LOCAL, "mail: {host: smtp, from: n@example.org, user: me, password: hush}\n");
    assertThatThrownBy(() -> server(Map.of()))
        .hasMessageContaining("a secret must not stand in a file")
        .message()
        .doesNotContain("hush");
    project.write(LOCAL, "mail: {host: \"smtp\\nX\", from: n@example.org}\n");
    assertThatThrownBy(() -> server(Map.of()))
        .hasMessageContaining("must be the name of a host, without a port");
  }

  private AlertSpec alerts(String... sets) {
    return project.open(sets).plan("shop").pipeline().alerts();
  }

  private Optional<MailServer> server(Map<String, String> variables) {
    return project.open(Optional.empty(), variables).mail();
  }
}
