package io.nightjar.core.internal.delta.doctor;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way to spoil one file of a lake. */
record Corruption(Target target, Damage damage, boolean isWithoutSums) {
  private static final Pattern DISPENSABLE = Pattern.compile("_last_checkpoint|\\d{20}\\.crc");

  /** Which file. */
  enum Target {
    COMMIT("(silver|gold)/toys/_delta_log/\\d{20}\\.json"),
    NEWEST_COMMIT("(silver/toys/_delta_log/0{18}11|gold/toys/_delta_log/0{19}2)\\.json"),
    CHECKPOINT("(silver|gold)/toys/_delta_log/.*\\.checkpoint\\.parquet"),
    CHECKPOINT_HINT("(silver|gold)/toys/_delta_log/_last_checkpoint"),
    VERSION_CHECKSUM("(silver|gold)/toys/_delta_log/\\d{20}\\.crc"),
    DATA("(silver|gold)/toys/_logical_date=[^/]*/part-.*\\.parquet"),
    MANIFEST("_nightjar/runs/.*\\.json"),
    LEDGER("ops/runs/(_delta_log/[^./][^/]*|_logical_date=[^/]*/part-.*\\.parquet)");

    private final String path;

    Target(String path) {
      this.path = path;
    }
  }

  /** What happens to it. */
  enum Damage {
    FLIP,
    TRUNCATE,
    ZERO,
    DELETE,
    GARBAGE
  }

  /** One of a fixed series: every target with every damage, again and again. */
  static Corruption number(int number) {
    int damages = Damage.values().length;
    int pairs = Target.values().length * damages;
    int pair = number * 7 % pairs; // 7 and 40 share no divisor: all pairs come
    return new Corruption(
        Target.values()[pair / damages], Damage.values()[pair % damages], number / pairs % 2 == 1);
  }

  /** Spoils a file of the lake; gives its path in the lake. */
  Path apply(Path lake, SplittableRandom random) throws IOException {
    Path file = pick(lake, random);
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case FLIP -> bytes[flipped(bytes, random)] ^= (byte) (1 << random.nextInt(8));
      case TRUNCATE -> bytes = Arrays.copyOf(bytes, random.nextInt(1, bytes.length));
      case ZERO -> bytes = new byte[0];
      case GARBAGE -> random.nextBytes(bytes);
      case DELETE -> Files.delete(file);
    }
    if (damage != Damage.DELETE) {
      Files.write(file, bytes);
    }
    if (isBare()) {
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }
    return lake.relativize(file);
  }

  /** Without Hadoop's checksum file only the pages of a data file are guarded, not its footer. */
  private int flipped(byte[] bytes, SplittableRandom random) {
    int footer =
        isBare() ? 8 + ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getInt(bytes.length - 8) : 0;
    return random.nextInt(bytes.length - footer);
  }

  /** Whether a data file loses its checksum file as well. */
  private boolean isBare() {
    return isWithoutSums && target == Target.DATA;
  }

  /** Whether this takes away what Delta does without and makes again by itself. */
  boolean isWithoutEffect(Path file) {
    return damage == Damage.DELETE && DISPENSABLE.matcher(file.getFileName().toString()).matches();
  }

  private Path pick(Path lake, SplittableRandom random) throws IOException {
    try (Stream<Path> all = Files.walk(lake)) {
      List<Path> files =
          all.filter(file -> lake.relativize(file).toString().matches(target.path))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      return files.get(random.nextInt(files.size()));
    }
  }

  @Override
  public String toString() {
    String sums = isBare() ? " without .crc" : "";
    return target + " " + damage + sums;
  }
}
