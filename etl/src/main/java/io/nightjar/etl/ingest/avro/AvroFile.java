package io.nightjar.etl.ingest.avro;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.StoredRecord;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.hadoop.conf.Configuration;

/** An open Avro file. */
final class AvroFile implements FileRecords {
  private final AvroBlocks blocks;
  private final RawFile raw;
  private final SizeLimits limits;
  private final List<Schema.Field> fields;
  private final List<String> names;
  private final boolean[] isRead;
  private Optional<AvroBlocks.Block> block = Optional.empty();
  private long left;

  private AvroFile(RawFile raw, SizeLimits limits, AvroBlocks blocks) throws IOException {
    this.blocks = blocks;
    this.raw = raw;
    this.limits = limits;
    this.fields = schema(raw.file(), blocks).getFields();
    this.names = raw.plan().pick(fields.stream().map(Schema.Field::name).toList());
    this.isRead = new boolean[fields.size()];
    raw.plan().places().stream().filter(place -> place >= 0).forEach(i -> isRead[i] = true);
  }

  /** The columns of a file. */
  static List<DeliveredColumn> columns(LandedFile file, Configuration hadoop) throws IOException {
    try (AvroBlocks blocks = AvroBlocks.open(file, hadoop)) {
      return schema(file, blocks).getFields().stream()
          .map(field -> new DeliveredColumn(field.name(), AvroTypes.of(field.schema())))
          .toList();
    }
  }

  /** Opens a file whose columns are known. */
  static AvroFile open(RawFile raw, SizeLimits limits, Configuration hadoop) throws IOException {
    AvroBlocks blocks = AvroBlocks.open(raw.file(), hadoop);
    try {
      return new AvroFile(raw, limits, blocks);
    } catch (IOException e) {
      blocks.close();
      throw e;
    }
  }

  @Override
  public Optional<DeliveredRecord> next() throws IOException {
    try {
      while (left == 0) {
        requireEndOfBlock();
        block = blocks.next();
        if (block.isEmpty()) {
          return Optional.empty();
        }
        left = block.get().count();
      }
      left--;
      return Optional.of(record(new AvroValues(block.orElseThrow().bytes())));
    } catch (BufferUnderflowException e) {
      throw blocks.refused(new IOException("a record goes beyond its block", e));
    } catch (IOException e) {
      throw blocks.refused(e);
    }
  }

  @Override
  public void requireDigest(String sha256) throws IOException {
    blocks.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }

  private DeliveredRecord record(AvroValues values) throws IOException {
    Object[] cells = new Object[fields.size()];
    for (int i = 0; i < cells.length; i++) {
      if (isRead[i]) {
        cells[i] = values.read(fields.get(i).schema());
      } else {
        values.skip(fields.get(i).schema());
      }
    }
    return StoredRecord.of(names, raw.plan().pick(Arrays.asList(cells)), limits);
  }

  private void requireEndOfBlock() throws IOException {
    if (block.isPresent() && block.get().bytes().hasRemaining()) {
      throw new IOException("a block goes on behind its last record");
    }
  }

  private static Schema schema(LandedFile file, AvroBlocks blocks) throws IOException {
    try {
      Schema schema = new Schema.Parser().setValidateDefaults(false).parse(blocks.schema());
      if (schema.getType() == Schema.Type.RECORD) {
        return schema;
      }
      throw UnreadableFile.refused(file, "its schema is no record", null);
    } catch (AvroRuntimeException | StackOverflowError e) {
      throw blocks.refused(new IOException("its schema is none", e));
    }
  }
}
