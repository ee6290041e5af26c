package io.nightjar.etl.ingest.orc;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.StoredRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/** The rows of one part of an ORC file, of which only the columns that are read are loaded. */
final class OrcRows implements FileRecords {
  private final RawFile raw;
  private final SizeLimits limits;
  private final Reader reader;
  private final RecordReader rows;
  private final VectorizedRowBatch batch;
  private final List<OrcColumn> columns;
  private final List<String> names;
  private int next;

  OrcRows(RawFile raw, SizeLimits limits, Reader reader) throws IOException {
    this.raw = raw;
    this.limits = limits;
    this.reader = reader;
    List<OrcColumn> stored = new ArrayList<>();
    for (TypeDescription type : reader.getSchema().getChildren()) {
      stored.add(new OrcColumn(stored.size(), type));
    }
    this.columns = raw.plan().pick(stored);
    this.names = raw.plan().pick(reader.getSchema().getFieldNames());
    RawFile.Part part = raw.part();
    this.rows =
        reader.rows(reader.options().range(part.offset(), part.length()).include(included()));
    this.batch = reader.getSchema().createRowBatch();
    this.batch.size = 0;
  }

  @Override
  public Optional<DeliveredRecord> next() throws IOException {
    try {
      while (next == batch.size) {
        next = 0;
        if (!rows.nextBatch(batch)) {
          return Optional.empty();
        }
      }
      List<Object> values = new ArrayList<>(columns.size());
      for (OrcColumn column : columns) {
        values.add(column == null ? null : column.value(batch, next));
      }
      next++;
      return Optional.of(StoredRecord.of(names, values, limits));
    } catch (IOException | RuntimeException e) {
      throw OrcFiles.refused(raw.file(), e);
    }
  }

  /** The footer is read first and the rest out of order; opening has compared size and time. */
  @Override
  public void requireDigest(String sha256) {
    // there is no stream that could be digested
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
  }

  private boolean[] included() {
    boolean[] isIncluded = new boolean[reader.getSchema().getMaximumId() + 1];
    isIncluded[0] = true;
    for (OrcColumn column : columns) {
      if (column != null) {
        TypeDescription type = column.stored();
        Arrays.fill(isIncluded, type.getId(), type.getMaximumId() + 1, true);
      }
    }
    return isIncluded;
  }
}
