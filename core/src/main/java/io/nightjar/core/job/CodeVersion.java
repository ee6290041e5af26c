package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The version of the code that runs a job, such as {@code 0.1.0+9f8e7d6c5b4a}: the released version
 * and a digest of the classes of core and of the job's module. It is the same whether they lie in
 * folders, in their own jars or in the self-contained jar of the module.
 */
final class CodeVersion {
  private static final int DIGITS = 12;
  private static final String ROOT = "io/nightjar/";

  private final Map<String, String> byModule = new ConcurrentHashMap<>();

  String of(JobModule module) {
    return byModule.computeIfAbsent(module.name(), name -> compute(module));
  }

  private static String compute(JobModule module) {
    try {
      Map<String, Long> checksums = new TreeMap<>();
      collect(CodeVersion.class, ROOT + "core/", checksums);
      collect(module.getClass(), ROOT + module.name() + "/", checksums);
      String digest = Digests.sha256(checksums.toString()).substring(0, DIGITS);
      return release() + "+" + digest;
    } catch (IOException | URISyntaxException e) {
      throw CoreErrors.storageFailed("read the classes of", module.name(), e);
    }
  }

  private static String release() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream("nightjar-version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("code.version");
  }

  private static void collect(Class<?> type, String prefix, Map<String, Long> checksums)
      throws IOException, URISyntaxException {
    Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      collectFolder(place, prefix, checksums);
    } else {
      collectJar(place, prefix, checksums);
    }
  }

  private static void collectFolder(Path place, String prefix, Map<String, Long> checksums)
      throws IOException {
    Path folder = place.resolve(prefix);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        checksums.put(place.relativize(file).toString(), checksum.getValue());
      }
    }
  }

  private static void collectJar(Path place, String prefix, Map<String, Long> checksums)
      throws IOException {
    try (ZipFile jar = new ZipFile(place.toFile())) {
      jar.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
          .forEach((ZipEntry entry) -> checksums.put(entry.getName(), entry.getCrc()));
    }
  }
}
