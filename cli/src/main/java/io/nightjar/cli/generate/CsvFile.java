package io.nightjar.cli.generate;

import io.nightjar.core.error.CoreErrors;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A gzip file of lines; the format's time stamp stays empty, so equal lines give equal bytes. */
final class CsvFile {
  private CsvFile() {}

  /** Writes it under another name first: a reader sees all of it or nothing. */
  static void write(Path file, String header, Iterable<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
      try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(unfinished));
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
        writer.write(header);
        writer.write('\n');
        for (String line : lines) {
          writer.write(line);
          writer.write('\n');
        }
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", file.toString(), e);
    }
  }
}
