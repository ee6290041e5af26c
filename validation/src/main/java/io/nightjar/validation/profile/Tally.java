package io.nightjar.validation.profile;

/**
 * How often a text of a {@link Slot} occurs.
 *
 * @param text the text; empty for the sum of a key
 * @param rows how many rows have it; of a key how many share theirs with another row
 * @param firstNight the first night that has it, empty if nights are not known
 */
public record Tally(String text, long rows, String firstNight) {}
