package io.nightjar.etl;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that runs on this machine alone; its user reader needs a password. */
final class Shop implements AutoCloseable {
  static final String PASSWORD = "hush-4711-do-not-tell";

  private final EmbeddedPostgres postgres;

  private Shop(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Shop open() {
    try {
      Shop shop = new Shop(EmbeddedPostgres.builder().start());
      shop.sql("CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
      shop.sql("CREATE SCHEMA sales; GRANT USAGE ON SCHEMA sales TO reader");
      shop.sql("ALTER DEFAULT PRIVILEGES IN SCHEMA sales GRANT SELECT ON TABLES TO reader");
      Path rules = Path.of(shop.ask("SHOW hba_file"));
      String all = "host all %s 127.0.0.1/32 %s%n";
      Files.writeString(
          rules, all.formatted("reader", "scram-sha-256") + all.formatted("all", "trust"));
      shop.ask("SELECT pg_reload_conf()");
      return shop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An environment file in which it is the connection shop. */
  String environment() {
    return environment(postgres.getPort(), "reader");
  }

  static String environment(int port, String user) {
    return """
    connections:
      shop:
        url: jdbc:postgresql://127.0.0.1:%d/postgres
        user: %s
        password: {env: SHOP_PASSWORD}
    """
        .formatted(port, user);
  }

  int port() {
    return postgres.getPort();
  }

  /** Does something, in one transaction. */
  void sql(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of a result. */
  String ask(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
