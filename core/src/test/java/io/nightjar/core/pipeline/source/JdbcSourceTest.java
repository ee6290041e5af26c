package io.nightjar.core.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Connections;
import io.nightjar.core.config.DatabaseConnection;
import io.nightjar.core.format.JdbcTable;
import io.nightjar.core.pipeline.project.SampleProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are tables of databases, and the databases of an environment. */
final class JdbcSourceTest {
  private static final String FILE = "conf/pipelines/shop.yaml";
  private static final String LOCAL = "conf/environments/local.yaml";
  private static final String TABLE = "jdbc: {connection: shop, table: sales.orders}";
  private static final String GOOD =
      """
      connections:
        shop:
          url: jdbc:postgresql://127.0.0.1/shop
          user: reader
          password: {env: SHOP_PASSWORD}
      """;

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void declare() {
    project =
        SampleProject.copyTo(folder)
            .write(LOCAL, GOOD)
            .replace(FILE, "format: csv\n    path: products.csv", "format: jdbc\n    " + TABLE);
  }

  @Test
  void readsTheTableAndHowItIsReached() {
    assertThat(source().delivery()).isEqualTo(Source.Delivery.SNAPSHOT);
    project.replace(FILE, "orders}", "orders, night: updated_at, split: {by: order_id, parts: 4}}");
    assertThat(source().delivery()).isEqualTo(Source.Delivery.BY_DATE);
    assertThat(source().path()).isEqualTo("shop/sales.orders/{date}");
    assertThat(source().form().jdbc())
        .isEqualTo(
            new JdbcTable(
                "shop", "sales.orders", "updated_at", new JdbcTable.Split("order_id", 4)));
    DatabaseConnection connection = connections(Map.of("SHOP_PASSWORD", "hush")).database("shop");
    assertThat(List.of(connection.user(), connection.password())).containsExactly("reader", "hush");
    assertThat(connection + connections(Map.of()).toString()).doesNotContain("hush", "127.0.0.1");
  }

  @Test
  void asksForASecretOnlyWhenItIsNeeded() {
    Connections connections = connections(Map.of());
    assertThatThrownBy(() -> connections.database("shop"))
        .hasMessageContaining(LOCAL + ":5")
        .hasMessageContaining("environment variable SHOP_PASSWORD is not set");
    assertThatThrownBy(() -> connections.database("other"))
        .hasMessageContaining("there is no connection other");
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    assertProblem(
        "table: sales.orders",
        "tables: orders",
        "19: sources.products.jdbc.table: key is missing; add it, for example \"table:"
            + " sales.orders\"",
        "19: sources.products.jdbc.tables: unknown key; did you mean \"table\"?");
    assertProblem(
        "connection: shop",
        "connection: shap",
        "19: sources.products.jdbc.connection: no such connection; add it under connections of"
            + " conf/environments/local.yaml; did you mean \"shop\"?");
    assertProblem(TABLE, "missing: warn", "17: sources.products.jdbc: key is missing; add it");
    assertProblem(
        TABLE,
        TABLE + "\n    path: x.csv",
        "20: sources.products.path: is for files, and format jdbc reads a table; take it out");
    assertProblem(
        TABLE,
        TABLE + "\n    complete-when: {marker: _SUCCESS}",
        "20: sources.products.complete-when.marker: is for files; a table is complete when its"
            + " night is over");
    assertProblem(
        "format: jdbc",
        "format: csv",
        "17: sources.products.path: key is missing; add it, for example \"path:"
            + " flights/{date:yyyy-MM-dd}.csv.gz\"",
        "19: sources.products.jdbc: describes a table of a database; say format: jdbc, or take it"
            + " out");
    assertProblem(
        "sales.orders}",
        "sales.orders, night: day, split: {by: id, parts: 1}}\n    event-date: day",
        "19: sources.products.jdbc.split.parts: must be at least 2",
        "20: sources.products.event-date: jdbc.night says which rows are of a night; take one of"
            + " the two out");
    assertProblem(
        "sales.orders}",
        "'(SELECT 1)/*'}",
        "19: sources.products.jdbc.table: must be a name such as orders or sales.orders, without"
            + " quotes; for a query make a view");
  }

  @Test
  void refusesSecretsInTheEnvironmentFile() {
    project.write(LOCAL, GOOD.replace("{env: SHOP_PASSWORD}", "hush"));
    assertThat(project.open().check(List.of()).problems())
        .containsExactly(
            LOCAL
                + ":5: connections.shop.password: a secret must not stand in a file or on a command"
                + " line; write {env: NAME} or {file: PATH}");
    for (String url : List.of("127.0.0.1/shop?password=hush", "me:hush@127.0.0.1/shop")) {
      project.write(LOCAL, GOOD.replace("127.0.0.1/shop", url));
      assertThat(project.open().check(List.of()).problems())
          .containsExactly(
              LOCAL
                  + ":3: connections.shop.url: a secret must not stand in an address; write"
                  + " password: {env: NAME} below it");
    }
  }

  private void assertProblem(String old, String replacement, String... expected) {
    String before = project.read(FILE);
    project.replace(FILE, old, replacement);
    assertThat(project.open().check(List.of()).problems())
        .containsExactlyInAnyOrder(
            List.of(expected).stream().map(line -> FILE + ":" + line).toArray(String[]::new));
    project.write(FILE, before);
  }

  private Source source() {
    return project.open().plan("shop").pipeline().sources().get(1);
  }

  private Connections connections(Map<String, String> variables) {
    return project.open(Optional.empty(), variables).environment().connections();
  }
}
