package io.nightjar.etl.ingest.topic;

import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.value.StrictText;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the key of a record goes.
 *
 * @param column number of its column from 0; negative if keys are not read
 */
record RecordKey(int column) {
  /** The record with its key in place of what its value says; a misfit stays as it is. */
  DeliveredRecord with(byte[] key, DeliveredRecord record) {
    if (column < 0 || record.problem() != null) {
      return record;
    }
    List<Object> values = new ArrayList<>(record.values());
    values.set(column, key == null ? null : text(key));
    return new DeliveredRecord(values, null, record.text());
  }

  private static Object text(byte[] key) {
    Object text = StrictText.ofUtf8(key, 0, key.length);
    return text instanceof String known ? StrictText.checked(known) : text;
  }
}
