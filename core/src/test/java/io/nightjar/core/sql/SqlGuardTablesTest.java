package io.nightjar.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.TableName;
import org.junit.jupiter.api.Test;

/** Which tables a query reads; plans are made from it. */
class SqlGuardTablesTest {
  @Test
  void findsTheTablesWithoutCommonTables() {
    String query =
        "with a as (select * from silver.flights), flights as (select * from a)"
            + " select (select max(seats) from silver.planes) from flights"
            + " where exists (select 1 from bronze.weather)";
    assertThat(SqlGuard.tables(sql(query)))
        .containsExactly(
            TableName.of("bronze", "weather"),
            TableName.of("silver", "flights"),
            TableName.of("silver", "planes"));
  }

  @Test
  void findsNoTablesInWhatCannotBeParsed() {
    assertThat(SqlGuard.tables(sql("select frm where"))).isEmpty();
  }

  private static SqlText sql(String text) {
    return new SqlText("x.sql", text);
  }
}
