package io.nightjar.etl.ingest.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.CompleteWhen;
import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import io.nightjar.core.pipeline.source.ExpectedDays;
import io.nightjar.core.pipeline.source.Intake;
import io.nightjar.core.pipeline.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of drift, as one line of a table. */
class DriftWatchTest {
  private static final String DECLARED =
      "id INT NOT NULL, price DECIMAL(5,2), day DATE, note STRING";

  @ParameterizedTest
  @MethodSource("io.nightjar.etl.ingest.drift.DriftCases#all")
  void everyKindHasItsDiffAndItsConsequence(DriftCases.Case drift) {
    DriftWatch watch = watch(drift.policy(), Optional.empty());
    watch.look("file.csv", drift.columns());
    assertThat(watch.lines(0)).containsExactly(drift.lines());
    if (drift.reaction().equals("refuse")) {
      assertThatThrownBy(watch::requireAcceptable)
          .isInstanceOf(NightjarException.class)
          .hasMessageStartingWith("Source sales: file file.csv is refused: it ")
          .satisfies(e -> assertThat(diff(e)).containsExactly(drift.lines()));
      return;
    }
    watch.requireAcceptable();
    boolean isQuarantined = drift.reaction().equals("quarantine");
    assertThat(watch.plan(0).quarantined())
        .isEqualTo(
            isQuarantined
                ? "the file is not as sales.ddl says: " + String.join("; ", drift.lines())
                : null);
  }

  @Test
  void valuesThatStopFittingAreAChangeOfTheWholeFile() {
    assertThat(refusal("", tally(20, 9, 20, 11)))
        .hasMessageContaining("has a column day that in 55 % of its values is not a date")
        .hasMessageContaining(System.lineSeparator() + "  ~ day in 55 %");
    assertThat(refusal("", tally(100, 51, 0, 0)))
        .hasMessageContaining("id that is empty in 51 % of the records but declared NOT NULL");
    assertThat(plan("share=0.6", tally(20, 9, 20, 11)).quarantined()).isNull();
    assertThat(plan("", tally(20, 10, 20, 10)).quarantined()).isNull();
    assertThat(plan("", tally(19, 19, 19, 19)).quarantined()).isNull();
    assertThat(plan("format=quarantine", tally(20, 0, 20, 20)).quarantined())
        .isEqualTo("the file is not as sales.ddl says: ~ day in 100 % of its values is not a date");
    assertThat(plan("nullability=evolve", tally(20, 20, 0, 0)).mayBeNull()).containsExactly(0);
    assertThat(plan("nullability=ignore,format=ignore", tally(20, 20, 20, 20)).mayBeNull())
        .isEmpty();
  }

  @Test
  void carriedColumnsKeepTheNameAndTypeThatTheTableKnows() {
    StructType table = StructType.fromDDL("id INT, Colour INT, _logical_date DATE");
    DriftWatch watch = watch("added=evolve", Optional.of(table));
    watch.look("a", header("id", "price", "day", "note", "size", "COLOUR"));
    watch.look("b", header("note", "day", "price", "id"));
    watch.look("c", header("id", "price", "day", "note", "a b", "", "_x", "Id", " size "));
    watch.requireAcceptable();
    assertThat(watch.columns().schema().toDDL()).endsWith("note STRING,size STRING,Colour INT");
    assertThat(watch.plan(0).places()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(watch.plan(1).places()).containsExactly(3, 2, 1, 0, -1, -1);
    assertThat(watch.plan(2).places()).containsExactly(0, 1, 2, 3, 8, -1);
    assertThat(watch.notes())
        .anyMatch(note -> note.contains("left out (\"a b\", \"\", _x, Id): file c"))
        .anyMatch(note -> note.contains("+ size STRING; + Colour INT): file a"));
  }

  @Test
  void aContractThatGivesAColumnOfTheTableAnotherTypeIsRefused() {
    DriftWatch watch = watch("", Optional.of(StructType.fromDDL("id BIGINT, price DECIMAL(5,2)")));
    assertThatThrownBy(watch::requireAcceptable)
        .hasMessageContaining("sales.ddl gives columns another type than bronze.sales has")
        .hasMessageEndingWith("  ~ id BIGINT -> INT");
  }

  @Test
  void whatStrangersWriteIntoNamesDoesNoHarmAndOneFileSpeaksForAll() {
    DriftWatch watch = watch("added=refuse", Optional.empty());
    String wild = "x\r\nBcc: all" + (char) 0x202E + "y".repeat(1_000_000);
    watch.look("one", header("id", "price", "day", "note", wild));
    watch.look("two", header("id", "price", "day", "note", wild));
    assertThatThrownBy(watch::requireAcceptable)
        .hasMessageContaining("file one (and 1 more) is refused")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2))
        .satisfies(
            e ->
                assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("" + (char) 0x202E));
    DriftWatch many = watch("added=refuse", Optional.empty());
    List<String> names = new ArrayList<>(List.of("id", "price", "day", "note"));
    for (int i = 0; i < 10_000; i++) {
      names.add("column" + i);
    }
    many.look("one", header(names.toArray(String[]::new)));
    assertThatThrownBy(many::requireAcceptable)
        .hasMessageEndingWith("… and 9960 more")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(42));
  }

  private static List<String> diff(Throwable refusal) {
    return refusal.getMessage().lines().skip(1).map(String::strip).toList();
  }

  private static ColumnTally tally(int records, int withoutId, int days, int badDays) {
    ColumnTally tally = new ColumnTally(4);
    for (int i = 0; i < records; i++) {
      tally.addRecord();
      if (i >= withoutId) {
        tally.addFit(0);
      }
      if (i < badDays) {
        tally.addMisfit(2, "is not a date");
      } else if (i < days) {
        tally.addFit(2);
      }
    }
    return tally;
  }

  private static FilePlan plan(String policy, ColumnTally tally) {
    DriftWatch watch = watch(policy, Optional.empty());
    watch.look("file.csv", header("id", "price", "day", "note"));
    watch.count(0, tally);
    watch.requireAcceptable();
    return watch.plan(0);
  }

  private static Throwable refusal(String policy, ColumnTally tally) {
    try {
      plan(policy, tally);
    } catch (NightjarException e) {
      return e;
    }
    throw new AssertionError("was accepted");
  }

  private static List<DeliveredColumn> header(String... names) {
    return DeliveredColumn.ofText(List.of(names));
  }

  private static DriftWatch watch(String policy, Optional<StructType> table) {
    return new DriftWatch(source(policy(policy)), table, type -> true);
  }

  private static Source source(DriftPolicy policy) {
    return new Source(
        "sales",
        Source.Format.CSV,
        SourceForm.STANDARD,
        "sales-{date}.csv",
        new ColumnContract("sales.ddl", StructType.fromDDL(DECLARED)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Source.MisfitPolicy.QUARANTINE,
        Source.MissingPolicy.FAIL,
        new Intake(policy, ExpectedDays.EVERY_DAY, CompleteWhen.THERE, false, false));
  }

  private static DriftPolicy policy(String text) {
    Map<String, String> keys = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      keys.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    DriftPolicy careful = DriftPolicy.CAREFUL;
    return new DriftPolicy(
        reaction(keys, "added", careful.added()),
        reaction(keys, "removed", careful.removed()),
        reaction(keys, "renamed", careful.renamed()),
        reaction(keys, "reordered", careful.reordered()),
        reaction(keys, "widened", careful.widened()),
        reaction(keys, "narrowed", careful.narrowed()),
        reaction(keys, "retyped", careful.retyped()),
        reaction(keys, "nullability", careful.nullability()),
        reaction(keys, "format", careful.format()),
        Double.parseDouble(keys.getOrDefault("share", "0.5")));
  }

  private static Reaction reaction(Map<String, String> keys, String key, Reaction otherwise) {
    return keys.containsKey(key)
        ? Reaction.valueOf(keys.get(key).toUpperCase(Locale.ROOT))
        : otherwise;
  }
}
