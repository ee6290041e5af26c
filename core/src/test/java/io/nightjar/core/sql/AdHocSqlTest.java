package io.nightjar.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.sql.AdHocSql.Wanted;
import io.nightjar.core.table.TableName;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdHocSqlTest {
  private static final TableName FLIGHTS = TableName.of("silver", "flights");
  private static final TableName PLANES = TableName.of("silver", "planes");

  @Test
  void takesVersionsOutOfTheText() {
    AdHocSql question =
        AdHocSql.parse(
            "select flights.carrier from silver.flights@v12 join silver.planes p using (tailnum)");
    assertThat(question.sql().text())
        .isEqualTo(
            "select flights.carrier from silver.flights join silver.planes p using (tailnum)");
    assertThat(question.tables())
        .isEqualTo(
            Map.of(
                FLIGHTS, new Wanted(FLIGHTS, Optional.of(12L)),
                PLANES, new Wanted(PLANES, Optional.empty())));
  }

  @Test
  void leavesStringsAndCommentsAlone() {
    String text =
        "select '\uD83D\uDE00 silver.flights@v1' from `silver`.flights@V2 -- silver.x@v3\n"
            + "/* a.b@v4 */";
    AdHocSql question = AdHocSql.parse(text);
    assertThat(question.sql().text()).isEqualTo(text.replace("flights@V2", "flights"));
    assertThat(question.tables()).containsOnlyKeys(FLIGHTS);
    assertThat(question.tables().get(FLIGHTS).version()).hasValue(2L);
  }

  @Test
  void comparesTwoVersionsOfOneTable() {
    AdHocSql question =
        AdHocSql.parse("select * from silver.flights@v2 except select * from silver.flights@v3");
    TableName older = TableName.of("silver", "flights__v2");
    TableName newer = TableName.of("silver", "flights__v3");
    assertThat(question.sql().text())
        .isEqualTo("select * from silver.flights__v2 except select * from silver.flights__v3");
    assertThat(question.tables())
        .isEqualTo(
            Map.of(
                older, new Wanted(FLIGHTS, Optional.of(2L)),
                newer, new Wanted(FLIGHTS, Optional.of(3L))));
  }

  @Test
  void readsStagesAndRowsInAnyOrder() {
    AdHocSql question = AdHocSql.parse("select first(a) from stage.silver.flights@v1 limit 5");
    assertThat(question.tables()).containsOnlyKeys(FLIGHTS.staged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table silver.flights",
        "select rand() from silver.flights",
        "select * from text.`/etc/passwd`",
        "select * from silver.flights@v",
        "select * from silver.flights @v1",
        "select * from silver.flights@12",
        "select * from `/etc/passwd`@v1",
        "select * from silver.flights@v99999999999999999999",
        "select * from silver.flights@v1; drop table x",
        "@v1",
        ""
      })
  void refusesEverythingButReading(String text) {
    assertThatThrownBy(() -> AdHocSql.parse(text))
        .isInstanceOfSatisfying(
            NightjarException.class,
            e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_QUERY))
        .hasMessageStartingWith("query:1: ");
  }
}
