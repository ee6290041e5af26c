package io.nightjar.validation.measure.ranks;

import java.time.LocalDate;

/**
 * A place in the order of the values of a night.
 *
 * @param night which
 * @param index from 0
 */
public record Rank(LocalDate night, long index) {}
