package io.nightjar.etl.ingest.landing;

import io.nightjar.core.run.Digests;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * SHA-256 of landed files, as they are stored. A file is read once however often it is asked for,
 * unless its size or modification time has changed.
 */
public final class FileDigests {
  private static final int BLOCK = 1 << 16;

  private final Map<LandedFile, String> known = new ConcurrentHashMap<>();

  /** The digest in lower-case hex. */
  String of(String source, LandedFile file, FileSystem files) {
    LandedFile content =
        new LandedFile(file.file(), file.uri(), file.size(), file.modified(), null);
    return known.computeIfAbsent(content, landed -> compute(source, landed, files));
  }

  private static String compute(String source, LandedFile file, FileSystem files) {
    MessageDigest digest = Digests.newDigest();
    byte[] block = new byte[BLOCK];
    long size = 0;
    try (InputStream stream = files.open(new Path(java.net.URI.create(file.uri())))) {
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        digest.update(block, 0, count);
        size += count;
      }
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source, file.file(), String.valueOf(e.getMessage()), e);
    }
    if (size != file.size()) {
      throw EtlErrors.fileChanged(source, file.file(), null);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
