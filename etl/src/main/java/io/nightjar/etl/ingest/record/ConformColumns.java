package io.nightjar.etl.ingest.record;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.drift.FilePlan;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.transform.Misfits;
import io.nightjar.etl.ingest.value.Misfit;
import io.nightjar.etl.ingest.value.ValueType;
import io.nightjar.etl.ingest.value.ValueTypes;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows of a contract out of delivered records. A record that does not fit becomes a row as
 * well: with nulls where values do not fit, and with the first such column, all reasons and the raw
 * text in the columns of {@link Misfits}.
 */
public final class ConformColumns implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int EXTRA = 6;

  private final String[] names;
  private final boolean[] isRequired;
  private final ValueType[] types;
  private final String quarantined;

  private ConformColumns(
      String[] names, boolean[] isRequired, ValueType[] types, String quarantined) {
    this.names = names;
    this.isRequired = isRequired;
    this.types = types;
    this.quarantined = quarantined;
  }

  /** Fails with exit code 10 if a column has a type that cannot be ingested. */
  public static ConformColumns to(ColumnContract contract) {
    StructField[] fields = contract.schema().fields();
    boolean[] required = new boolean[fields.length];
    ValueType[] types = new ValueType[fields.length];
    for (int i = 0; i < fields.length; i++) {
      StructField field = fields[i];
      required[i] = !field.nullable();
      types[i] =
          ValueTypes.of(field.dataType())
              .orElseThrow(
                  () ->
                      EtlErrors.unsupportedType(
                          contract.file(), field.name(), field.dataType().sql()));
    }
    return new ConformColumns(contract.schema().fieldNames(), required, types, null);
  }

  /** The same for one file. */
  public ConformColumns in(FilePlan plan) {
    boolean[] required = isRequired.clone();
    plan.mayBeNull().forEach(column -> required[column] = false);
    return new ConformColumns(names, required, types, plan.quarantined());
  }

  /** Nothing counted yet. */
  public ColumnTally newTally() {
    return new ColumnTally(names.length);
  }

  /** Counts the values of one record. */
  public void count(List<?> values, ColumnTally tally) {
    tally.addRecord();
    for (int i = 0; i < names.length; i++) {
      Object value = values.get(i);
      if (isEmpty(value)) {
        continue;
      }
      Object converted = value instanceof Misfit ? value : types[i].convert(value);
      if (converted instanceof Misfit misfit) {
        tally.addMisfit(i, misfit.reason());
      } else {
        tally.addFit(i);
      }
    }
  }

  /** Columns of the rows that {@link #row} makes. */
  public static StructType carrier(ColumnContract contract) {
    StructType carrier = new StructType();
    for (StructField field : contract.schema().fields()) {
      carrier = carrier.add(field.name(), ValueTypes.carrier(field.dataType()));
    }
    return carrier
        .add(Bookkeeping.SOURCE_FILE, DataTypes.StringType)
        .add(Bookkeeping.SOURCE_ROW, DataTypes.LongType)
        .add(Misfits.DELIVERED, DataTypes.IntegerType)
        .add(Misfits.COLUMN, DataTypes.StringType)
        .add(Misfits.REASON, DataTypes.StringType)
        .add(Misfits.RECORD, DataTypes.StringType);
  }

  /** The same rows with dates and timestamps as such. */
  public static Dataset<Row> typed(Dataset<Row> carried, ColumnContract contract) {
    Column[] columns = new Column[carried.columns().length];
    StructField[] fields = contract.schema().fields();
    for (int i = 0; i < columns.length; i++) {
      String name = carried.columns()[i];
      Column column = Columns.named(name);
      boolean isDate =
          i < fields.length
              ? fields[i].dataType().equals(DataTypes.DateType)
              : name.equals(Misfits.DELIVERED);
      if (isDate) {
        columns[i] = functions.date_from_unix_date(column).as(name);
      } else if (i < fields.length && fields[i].dataType().equals(DataTypes.TimestampType)) {
        columns[i] = functions.timestamp_micros(column).as(name);
      } else {
        columns[i] = column;
      }
    }
    return carried.select(columns);
  }

  /**
   * The row of one record.
   *
   * @param record as delivered
   * @param row its number in the file, from 1
   */
  public Row row(LandedFile file, long row, DeliveredRecord record) {
    Object[] cells = new Object[names.length + EXTRA];
    Reasons reasons = new Reasons();
    if (quarantined != null) {
      reasons.add("", quarantined);
    }
    if (record.problem() != null) {
      reasons.add("", "the record " + record.problem());
    } else {
      convert(record.values(), cells, reasons);
    }
    int next = names.length;
    cells[next++] = file.file();
    cells[next++] = row;
    cells[next++] = file.night() == null ? null : (int) file.night().toEpochDay();
    cells[next++] = reasons.firstColumn;
    cells[next++] = reasons.text();
    cells[next] = reasons.firstColumn == null ? null : record.text().get();
    return RowFactory.create(cells);
  }

  private void convert(List<?> values, Object[] cells, Reasons reasons) {
    for (int i = 0; i < names.length; i++) {
      Object value = values.get(i);
      if (isEmpty(value)) {
        if (isRequired[i]) {
          reasons.add(names[i], names[i] + " is empty but declared NOT NULL");
        }
        continue;
      }
      Object converted = value instanceof Misfit ? value : types[i].convert(value);
      if (converted instanceof Misfit misfit) {
        reasons.add(names[i], names[i] + " " + misfit.reason());
      } else {
        cells[i] = converted;
      }
    }
  }

  private static boolean isEmpty(Object value) {
    return value == null || "".equals(value);
  }

  private static final class Reasons {
    private String firstColumn;
    private StringBuilder all;

    private void add(String column, String reason) {
      if (all == null) {
        firstColumn = column;
        all = new StringBuilder(reason);
      } else {
        all.append("; ").append(reason);
      }
    }

    private String text() {
      return all == null ? null : all.toString();
    }
  }
}
