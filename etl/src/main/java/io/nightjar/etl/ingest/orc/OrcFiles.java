package io.nightjar.etl.ingest.orc;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.record.RawFile;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;

/** Opens ORC files; what is none is refused. */
final class OrcFiles {
  private static final int LARGEST_CHUNK = 64 << 20;

  private OrcFiles() {}

  /** The columns of a file. */
  static List<DeliveredColumn> columns(LandedFile file, Configuration hadoop) throws IOException {
    try (Reader reader = reader(file, hadoop)) {
      TypeDescription schema = reader.getSchema();
      List<DeliveredColumn> columns = new ArrayList<>();
      for (int i = 0; i < schema.getFieldNames().size(); i++) {
        columns.add(
            new DeliveredColumn(
                schema.getFieldNames().get(i), OrcColumn.type(schema.getChildren().get(i))));
      }
      return columns;
    } catch (IOException | RuntimeException e) {
      throw refused(file, e);
    }
  }

  /** Its stripes, each of which a task can read alone. */
  static List<RawFile> parts(RawFile raw, Configuration hadoop) throws IOException {
    try (Reader reader = reader(raw.file(), hadoop)) {
      List<RawFile> parts = new ArrayList<>();
      long before = 0;
      for (StripeInformation stripe : reader.getStripes()) {
        parts.add(raw.only(new RawFile.Part(stripe.getOffset(), stripe.getLength(), before)));
        before += stripe.getNumberOfRows();
      }
      if (before != reader.getNumberOfRows()) {
        throw new IOException("it has not as many rows as it says");
      }
      return parts;
    } catch (IOException | RuntimeException e) {
      throw refused(raw.file(), e);
    }
  }

  /** The rows of a part. */
  static OrcRows open(RawFile raw, SizeLimits limits, Configuration hadoop) throws IOException {
    try {
      return new OrcRows(raw, limits, reader(raw.file(), hadoop));
    } catch (IOException | RuntimeException e) {
      throw refused(raw.file(), e);
    }
  }

  /** What to throw for a failure while reading. */
  static IOException refused(LandedFile file, Exception e) {
    return e instanceof UnreadableFile known
        ? known
        : UnreadableFile.refused(file, "it is not a complete ORC file", e);
  }

  private static Reader reader(LandedFile file, Configuration hadoop) throws IOException {
    requireUnchanged(file, hadoop);
    Reader reader =
        OrcFile.createReader(
            new Path(URI.create(file.uri())),
            OrcFile.readerOptions(hadoop).useUTCTimestamp(true).convertToProlepticGregorian(true));
    boolean isTable = reader.getSchema().getCategory() == TypeDescription.Category.STRUCT;
    if (!isTable || reader.getCompressionSize() > LARGEST_CHUNK) {
      reader.close();
      throw new IOException("it has no columns, or compression of an impossible size");
    }
    return reader;
  }

  private static void requireUnchanged(LandedFile file, Configuration hadoop)
      throws UnreadableFile {
    FileStatus status;
    try {
      Path path = new Path(URI.create(file.uri()));
      status = path.getFileSystem(hadoop).getFileStatus(path);
    } catch (IOException e) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.STORAGE, String.valueOf(e.getMessage()), e);
    }
    if (status.getLen() != file.size() || status.getModificationTime() != file.modified()) {
      throw new UnreadableFile(file.file(), UnreadableFile.Kind.CHANGED, "it has changed", null);
    }
  }
}
