package io.nightjar.core.format;

import java.io.Serializable;

/**
 * How large what is read may be; larger rows do not fit. They bound the memory of a reader.
 *
 * @param row most characters of a row as text
 * @param cell most characters of one value
 */
public record SizeLimits(int row, int cell) implements Serializable {
  /** One MB and 128 KB. */
  public static final SizeLimits STANDARD = new SizeLimits(1 << 20, 1 << 17);

  /** The largest that may be asked for. */
  public static final int LARGEST = 64 << 20;
}
