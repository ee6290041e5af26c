package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.time.Nights;

/**
 * A lease as a file {@code <nights>.<token>.json}.
 *
 * @param holder who holds it
 * @param machine what tells one set of process ids from another: boot and process namespace; empty
 *     if unknown
 * @param processStart when that process began, in ticks of that machine; empty if unknown
 */
record LeaseFile(Holder holder, String machine, String processStart) {
  private static final int FORMAT_VERSION = 1;
  private static final String ENDING = ".json";

  String fileName() {
    return name(holder.key().nights(), holder.token());
  }

  static String name(Nights nights, long token) {
    return nights + "." + token + ENDING;
  }

  String write() {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("pipeline", holder.key().pipeline());
    json.put("job", holder.key().job());
    json.put("nights", holder.key().nights().toString());
    json.put("token", holder.token());
    json.put("run", holder.run());
    json.put("host", holder.host());
    json.put("process", holder.process());
    json.put("since", holder.since().toString());
    json.put("machine", machine);
    json.put("process-start", processStart);
    return JsonDocument.print(json);
  }

  /**
   * Reads a lease.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  static LeaseFile read(String text) throws JsonProcessingException {
    JsonDocument json = JsonDocument.parse(text, FORMAT_VERSION);
    LeaseKey key =
        new LeaseKey(json.text("pipeline"), json.text("job"), Nights.parse(json.text("nights")));
    Holder holder =
        new Holder(
            key,
            json.number("token"),
            json.text("run"),
            json.text("host"),
            json.number("process"),
            json.instant("since"));
    return new LeaseFile(holder, json.text("machine"), json.text("process-start"));
  }
}
