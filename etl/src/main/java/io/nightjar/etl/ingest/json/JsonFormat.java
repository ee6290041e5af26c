package io.nightjar.etl.ingest.json;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.RecordFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * JSON lines: of their keys only those of the contract are looked for.
 *
 * @param wanted columns of the contract
 * @param limits of rows and values
 */
public record JsonFormat(StructType wanted, SizeLimits limits) implements RecordFormat {
  @Override
  public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
      throws IOException {
    JsonFile.requireLines(file, hadoop);
    return Optional.of(DeliveredColumn.ofText(Arrays.asList(wanted.fieldNames())));
  }

  @Override
  public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
    JsonObjects objects = new JsonObjects(wanted, limits);
    return JsonFile.open(raw, objects, limits, hadoop);
  }
}
