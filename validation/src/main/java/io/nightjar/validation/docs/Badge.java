package io.nightjar.validation.docs;

/**
 * A verdict as a page shows it.
 *
 * @param style class of the style sheet
 * @param sign one sign
 * @param word what it says
 */
public record Badge(String style, String sign, String word) {
  static Badge of(Standing standing) {
    return new Badge(standing.style(), standing.sign(), standing.word());
  }
}
