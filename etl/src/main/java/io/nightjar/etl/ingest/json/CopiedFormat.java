package io.nightjar.etl.ingest.json;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.database.CopiedTable;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.RecordFormat;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that were copied from a database: JSON lines beside which stands what their columns were.
 *
 * @param wanted the contract
 * @param limits of rows and values
 */
public record CopiedFormat(StructType wanted, SizeLimits limits) implements RecordFormat {
  @Override
  public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
      throws IOException {
    return Optional.of(Arrays.stream(stored(file, hadoop)).map(CopiedFormat::delivered).toList());
  }

  @Override
  public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
    List<StructField> picked = raw.plan().pick(List.of(stored(raw.file(), hadoop)));
    StructType schema = new StructType();
    for (int i = 0; i < picked.size(); i++) {
      StructField field = picked.get(i);
      DataType declared =
          i < wanted.length()
              ? wanted.fields()[i].dataType()
              : delivered(field).type().orElse(null);
      String name = field == null ? "\0" + i : field.name(); // a column that is not there
      schema = schema.add(name, declared == null ? DataTypes.StringType : declared);
    }
    return JsonFile.open(raw, new JsonObjects(schema, limits), limits, hadoop);
  }

  private static StructField[] stored(LandedFile file, Configuration hadoop) throws IOException {
    Path folder = new Path(URI.create(file.uri())).getParent();
    return CopiedTable.of(folder.getFileSystem(hadoop), folder).columns().fields();
  }

  private static DeliveredColumn delivered(StructField field) {
    Optional<DataType> type =
        Optional.of(field.dataType()).filter(stored -> !stored.equals(DataTypes.NullType));
    return new DeliveredColumn(field.name(), type);
  }
}
