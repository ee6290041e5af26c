package io.nightjar.etl.ingest;

import static org.assertj.core.api.Assertions.assertThat;

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
  void skipsTheByteOrderMarkAndEmptyLines() throws IOException {
    assertThat(values("\uFEFFa,b\n\n\r\n1,2\n\n"))
        .containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(values("")).isEmpty();
    assertThat(values("\n")).isEmpty();
    assertThat(values("\uFEFF")).isEmpty();
  }

  @Test
  void keepsEmptyLinesOfFilesWithOneColumn() throws IOException {
    CsvRecords records = new CsvRecords(new StringReader("a\n1\n\n2"));
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
    assertThat(rest("a,\uFFFD\n"))
        .singleElement()
        .extracting(CsvRecord::problem)
        .asString()
        .contains("UTF-8");
  }

  @Test
  void longValuesAreMisfitsAndReadingGoesOn() throws IOException {
    String plain = "x".repeat(CsvRecords.LONGEST_VALUE + 1);
    String bomb = "x".repeat(3 * CsvRecords.LONGEST_RECORD);
    List<CsvRecord> records = rest(plain + ",1\n\"" + bomb + "\nok,1\n\"" + plain + "\"\nok,2\n");
    assertThat(records)
        .extracting(record -> record.problem() == null)
        .containsExactly(false, false, true, false, true);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.text().length()).isLessThanOrEqualTo(CsvRecords.LONGEST_TEXT));
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
    List<CsvRecord> records = rest(csv);
    assertThat(records).allSatisfy(record -> assertThat(record.problem()).isNull());
    return records.stream().map(CsvRecord::values).toList();
  }

  private static List<CsvRecord> rest(String csv) throws IOException {
    return rest(new CsvRecords(new StringReader(csv)));
  }

  private static List<CsvRecord> rest(CsvRecords records) throws IOException {
    List<CsvRecord> all = new ArrayList<>();
    for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
      all.add(next.get());
    }
    return all;
  }
}
