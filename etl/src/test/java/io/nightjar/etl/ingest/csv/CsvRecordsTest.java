package io.nightjar.etl.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.format.CsvForm;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  @Test
  void readsQuotesCommasAndLineEndsInValues() throws IOException {
    assertThat(values("a,\"b,c\",\"d\"\"e\"\r\n\"1\n2\",,\"\"\r3,4,5"))
        .containsExactly(
            List.of("a", "b,c", "d\"e"), List.of("1\n2", "", ""), List.of("3", "4", "5"));
  }

  @Test
  void skipsEmptyLines() throws IOException {
    assertThat(values("a,b\n\n\r\n1,2\n\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(values("")).isEmpty();
    assertThat(values("\n")).isEmpty();
  }

  @Test
  void keepsEmptyLinesOfFilesWithOneColumn() throws IOException {
    CsvRecords records = records("a\n1\n\n2");
    records.next();
    records.keepEmptyLines();
    assertThat(rest(records))
        .extracting(CsvRecord::values)
        .containsExactly(List.of("1"), List.of(""), List.of("2"));
  }

  @Test
  void anUnclosedQuoteCostsItsOwnLineOnly() throws IOException {
    List<CsvRecord> records =
        rest("1,\"open,x\n2,fine,\"y, z\"\n3,fine,z\n4,\"open at the end\n5,b,c");
    assertThat(records)
        .extracting(record -> record.problem() != null)
        .containsExactly(true, false, false, true, false);
    assertThat(records.get(0).text()).isEqualTo("1,\"open,x");
    assertThat(records.get(0).problem()).contains("not closed");
    assertThat(records.get(1).values()).containsExactly("2", "fine", "y, z");
  }

  @Test
  void saysWhatElseIsNoRecord() throws IOException {
    assertThat(rest("a\"b,c\n"))
        .singleElement()
        .extracting(CsvRecord::problem)
        .asString()
        .contains("quote inside");
    assertThat(rest("a,\0\n"))
        .singleElement()
        .extracting(CsvRecord::problem)
        .asString()
        .contains("NUL");
    assertThat(rest("a,\uDFFF\n"))
        .singleElement()
        .extracting(CsvRecord::problem)
        .asString()
        .isEqualTo("is not valid UTF-8 in value 2");
    assertThat(values("a,\uDBFF\uDFFF,\uFFFD\n")).hasSize(1);
  }

  @Test
  void longValuesAreMisfitsAndReadingGoesOn() throws IOException {
    String plain = "x".repeat(SizeLimits.STANDARD.cell() + 1);
    String bomb = "x".repeat(3 * SizeLimits.STANDARD.row());
    List<CsvRecord> records = rest(plain + ",1\n\"" + bomb + "\nok,1\n\"" + plain + "\"\nok,2\n");
    assertThat(records)
        .extracting(record -> record.problem() == null)
        .containsExactly(false, false, true, false, true);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.text().length())
                    .isLessThanOrEqualTo(DeliveredRecord.LONGEST_TEXT));
  }

  @Test
  void readsOtherSeparatorsQuotesAndWordsForNothing() throws IOException {
    CsvForm tabs = new CsvForm('\t', "", false, true, "UTF-8", "\\N");
    assertThat(values("a\t\\N\tit's \"so\"\n", tabs))
        .containsExactly(List.of("a", "", "it's \"so\""));
    CsvForm single = new CsvForm(';', "'", false, true, "UTF-8", "NA");
    assertThat(values("NA;'NA';'it''s; 1'\n", single))
        .containsExactly(List.of("", "NA", "it's; 1"));
    CsvForm protecting = new CsvForm('|', "\"", true, true, "UTF-8", "");
    assertThat(values("\"a\\\"|\\\\\\n\"|b\\\n", protecting))
        .containsExactly(List.of("a\"|\\n", "b\\"));
  }

  @Test
  void withoutLinesInValuesAnOpenQuoteIsFoundAtOnce() throws IOException {
    CsvForm oneLine = new CsvForm(',', "\"", false, false, "UTF-8", "");
    assertThat(rest("\"a\nb\",1\n\"c\",2\n", oneLine))
        .extracting(CsvRecord::problem)
        .containsExactly(
            "has a line end inside quotes (multi-line: false)",
            "has a quote inside a value that is not quoted",
            null);
  }

  @Test
  void readsBackWhateverIsQuotedByTheStandard() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<List<String>> rows = randomRows(random);
      StringBuilder csv = new StringBuilder();
      for (List<String> row : rows) {
        csv.append(String.join(",", row.stream().map(CsvRecordsTest::quoted).toList()));
        csv.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      assertThat(values(csv.toString())).isEqualTo(rows);
    }
  }

  private static List<List<String>> randomRows(Random random) {
    String alphabet = "ab,\"\n\r ä€";
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < 5; row++) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < 3; cell++) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
          text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        cells.add(text.toString());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String quoted(String value) {
    return value.matches("[^,\"\n\r]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static List<List<String>> values(String csv) throws IOException {
    return values(csv, CsvForm.STANDARD);
  }

  private static List<List<String>> values(String csv, CsvForm form) throws IOException {
    List<CsvRecord> records = rest(csv, form);
    assertThat(records).allSatisfy(record -> assertThat(record.problem()).isNull());
    return records.stream().map(CsvRecord::values).toList();
  }

  private static CsvRecords records(String csv) {
    return new CsvRecords(new StringReader(csv), CsvForm.STANDARD, SizeLimits.STANDARD);
  }

  private static List<CsvRecord> rest(String csv) throws IOException {
    return rest(records(csv));
  }

  private static List<CsvRecord> rest(String csv, CsvForm form) throws IOException {
    return rest(new CsvRecords(new StringReader(csv), form, SizeLimits.STANDARD));
  }

  private static List<CsvRecord> rest(CsvRecords records) throws IOException {
    List<CsvRecord> all = new ArrayList<>();
    for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
      all.add(next.get());
    }
    return all;
  }
}
