package io.nightjar.etl.ingest.loose;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class LooseFileTest {
  @TempDir Path temp;

  @Test
  void readsCsvWithTheTypesItsValuesHave(SparkSession spark) throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("a b%20c.csv"),
            "id,name,day\n1,\"x, \"\"y\"\"\nz\",2024-03-01\n2,,2024-03-02\n");
    Dataset<Row> rows = new LooseFile(file).read(spark);

    assertThat(rows.schema().toDDL()).isEqualTo("id INT,name STRING,day DATE");
    assertThat(rows.select("name").collectAsList())
        .extracting(one -> one.getString(0))
        .containsExactly("x, \"y\"\nz", null);
  }

  @Test
  void readsJsonParquetAndDelta(SparkSession spark) throws IOException {
    Path json = Files.writeString(temp.resolve("a.jsonl"), "{\"n\": 1}\n{\"n\": 2}\n");
    Dataset<Row> rows = Rows.of(spark, "n INT", row(1), row(2));
    rows.write().parquet(temp.resolve("b.parquet").toString());
    rows.write().format("delta").save(temp.resolve("table").toString());

    assertThatRows(new LooseFile(json).read(spark)).containsExactly(row(1L), row(2L));
    assertThatRows(new LooseFile(temp.resolve("b.parquet")).read(spark))
        .containsExactly(row(1), row(2));
    assertThatRows(new LooseFile(temp.resolve("table")).read(spark))
        .containsExactly(row(1), row(2));
  }

  @Test
  void saysWhatItCannotRead(SparkSession spark) throws IOException {
    Path picture = Files.writeString(temp.resolve("cat.png"), "");

    assertThatThrownBy(() -> new LooseFile(picture).read(spark))
        .hasMessageContaining("cat.png is no data file by its name: .csv, .json");
    assertThatThrownBy(() -> new LooseFile(temp.resolve("gone.csv")).read(spark))
        .hasMessageStartingWith("There is no file ");
    assertThat(new LooseFile(temp.resolve("gone.csv")).hasKnownEnding()).isTrue();
  }
}
