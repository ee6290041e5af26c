/**
 * Counts how often numbers of 128 bits occur, without a hash map of rows: they travel in pages and
 * are counted in tables of plain numbers.
 */
package io.nightjar.validation.measure.keys;
