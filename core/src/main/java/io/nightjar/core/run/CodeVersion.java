package io.nightjar.core.run;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The version of the code that runs a job, such as {@code 0.1.0+9f8e7d6c5b4a}: the released version
 * and a digest of the classes of core and of the job's module. It is the same whether they lie in
 * folders, in their own jars or in the self-contained jar of the module.
 */
public final class CodeVersion {
  private static final int DIGITS = 12;
  private static final String ROOT = "io/nightjar/";
  private static final String RESOURCE = "nightjar-version.properties";

  private CodeVersion() {}

  /** The released version, such as {@code 0.1.0}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", RESOURCE, e);
    }
    return properties.getProperty("code.version");
  }

  /**
   * The version with the digest of the classes of core and of one module.
   *
   * @param module name of the module, which is also the name of its package
   * @param type any class of the module
   */
  public static String of(String module, Class<?> type) {
    try {
      Map<String, Long> checksums = new TreeMap<>();
      collect(CodeVersion.class, ROOT + "core/", checksums);
      collect(type, ROOT + module + "/", checksums);
      return current() + "+" + Digests.sha256(checksums.toString()).substring(0, DIGITS);
    } catch (IOException | URISyntaxException e) {
      throw CoreErrors.storageFailed("read the classes of", module, e);
    }
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
