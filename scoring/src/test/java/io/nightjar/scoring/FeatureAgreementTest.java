package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.PinnedTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureAgreementTest {
  private static final PinnedTable TABLE = PinnedTable.parse("gold.f@v3");
  private static final FeatureSet FEATURES =
      new FeatureSet(
          List.of(
              new Feature("carrier", "string", List.of("AA")),
              new Feature("distance", "int", List.of()),
              new Feature("is_late", "boolean", List.of())));

  @Test
  void acceptsTheSameFeaturesInAnyOrderAndMoreOfThem() {
    assertThatCode(() -> check("is_late BOOLEAN, id INT, distance INT, carrier STRING, x DATE"))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsAnotherKindOfNumber() {
    assertThatCode(() -> check("carrier STRING, distance DECIMAL(9,2), is_late BOOLEAN"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carrier STRING, is_late BOOLEAN | distance is missing",
        "carrier STRING, distance STRING, is_late BOOLEAN | distance is string, not int",
        "carrier INT, distance INT, is_late BOOLEAN | carrier is int, not string",
        "carrier STRING, distance INT, is_late INT | is_late is int, not boolean",
        "distance INT | carrier is missing, is_late is missing"
      })
  void refusesWhatTheModelWasNotMadeFor(String ddl, String problem) {
    assertThatThrownBy(() -> check(ddl))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("gold.f@v3")
        .hasMessageContaining("flights@2013-02-28.0")
        .hasMessageContaining(FEATURES.fingerprint().substring(0, 12))
        .hasMessageContaining(": " + problem + ". ")
        .extracting(failure -> ((NightjarException) failure).type())
        .isEqualTo(ErrorType.DATA);
  }

  private static void check(String ddl) {
    ModelCard card =
        new ModelCard(
            new PinnedModel("flights", "2013-02-28.0"),
            "xgboost",
            LocalDate.parse("2013-02-28"),
            FEATURES,
            List.of(),
            "run",
            "fingerprint",
            Map.of(),
            true);
    new FeatureAgreement(card).check(TABLE, StructType.fromDDL(ddl));
  }
}
