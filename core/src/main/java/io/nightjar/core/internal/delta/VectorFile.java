package io.nightjar.core.internal.delta;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStoreUtils;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * Files in the folder of a table that say which rows of its data files count no more: Delta's
 * deletion vectors, all of a commit in one file. Vectors inside the log would do without files, but
 * VACUUM (Delta 3.3.3) fails on a table that has some.
 */
public final class VectorFile {
  /** How the log says that a vector lies in a file in the folder of the table. */
  public static final String IN_TABLE = "u";

  private static final String NO_PREFIX = "";

  private final DeltaLog log;
  private final DeletionVectorStore store;

  VectorFile(DeltaLog log) {
    this.log = log;
    this.store = DeletionVectorStore$.MODULE$.createInstance(log.newDeltaHadoopConf());
  }

  /**
   * The path of a file of vectors, relative to its table; null for null.
   *
   * @param stated what a descriptor of the kind {@link #IN_TABLE} says of it
   */
  public static Column path(Column stated) {
    return functions
        .udf((UDF1<String, String>) VectorFile::path, DataTypes.StringType)
        .apply(stated);
  }

  /** The same for one text. */
  public static String path(String stated) {
    if (stated == null) {
      return null;
    }
    Path root = new Path("/");
    Option<Object> none = Option.empty();
    String path =
        DeletionVectorDescriptor.apply(IN_TABLE, stated, none, 1, 1, none)
            .absolutePath(root)
            .toString();
    return path.substring(root.toString().length());
  }

  /** Reads a whole file; fails if a vector in it is not what was written. */
  public static void check(Path file, Configuration storage) throws IOException {
    long length = file.getFileSystem(storage).getFileStatus(file).getLen();
    try (FSDataInputStream in = file.getFileSystem(storage).open(file)) {
      in.readByte();
      while (in.getPos() < length) {
        long begin = in.getPos();
        int size = in.readInt();
        in.seek(begin);
        DeletionVectorStore.readRangeFromStream(in, size);
      }
    } catch (IllegalArgumentException | IllegalStateException | NegativeArraySizeException e) {
      throw new IOException("has vectors that are damaged", e);
    }
  }

  /** A vector as it was written. */
  RoaringBitmapArray read(DeletionVectorDescriptor vector) {
    return store.read(vector, log.dataPath());
  }

  /**
   * Writes vectors into a new file, which counts only once a commit names it. What the storage
   * throws comes out as it is, undeclared.
   */
  List<DeletionVectorDescriptor> write(List<RoaringBitmapArray> vectors) {
    if (vectors.isEmpty()) {
      return List.of();
    }
    UUID id = UUID.randomUUID();
    PathWithFileSystem table = store.pathWithFileSystem(log.dataPath());
    List<DeletionVectorDescriptor> written = new ArrayList<>();
    try (DeletionVectorStoreUtils.Writer writer =
        store.createWriter(store.generateFileNameInTable(table, id, NO_PREFIX))) {
      for (RoaringBitmapArray vector : vectors) {
        vector.runOptimize();
        DeletionVectorStoreUtils.DVRangeDescriptor place =
            writer.write(vector.serializeAsByteArray(RoaringBitmapArrayFormat.Portable()));
        written.add(
            DeletionVectorDescriptor.onDiskWithRelativePath(
                id,
                NO_PREFIX,
                place.length(),
                vector.cardinality(),
                Option.apply(place.offset()),
                Option.empty()));
      }
    }
    return written;
  }
}
