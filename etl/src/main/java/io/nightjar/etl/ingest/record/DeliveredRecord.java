package io.nightjar.etl.ingest.record;

import java.util.List;
import java.util.function.Supplier;

/**
 * One record of any format, with its values in the order of the contract.
 *
 * @param values text or typed values, null for none
 * @param problem why it is no record, or null; then there are no values
 * @param text what is kept of it if it does not fit; only asked for misfits
 */
public record DeliveredRecord(List<?> values, String problem, Supplier<String> text) {
  /** More raw text than this of a record is not kept. */
  public static final int LONGEST_TEXT = 1 << 16;
}
