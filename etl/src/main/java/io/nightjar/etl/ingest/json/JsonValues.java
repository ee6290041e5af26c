package io.nightjar.etl.ingest.json;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.value.Misfit;
import io.nightjar.etl.ingest.value.StrictText;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Reads values of messages, each one JSON object in UTF-8. */
public final class JsonValues {
  private final JsonObjects objects;
  private final SizeLimits limits;

  /** Looks for the wanted columns only. */
  public JsonValues(StructType wanted, SizeLimits limits) {
    this.objects = new JsonObjects(wanted, limits);
    this.limits = limits;
  }

  /** The record of a value, or of no value at all. */
  public DeliveredRecord read(byte[] value) throws IOException {
    if (value == null) {
      return misfit("has no value (it is a tombstone)", "");
    }
    Object text = StrictText.ofUtf8(value, 0, value.length);
    if (text instanceof Misfit misfit) {
      return misfit(
          misfit.reason(), kept(new String(value, java.nio.charset.StandardCharsets.UTF_8)));
    }
    String json = (String) text;
    return json.length() > limits.row()
        ? misfit("has more than " + limits.row() + " characters", kept(json))
        : objects.read(json, kept(json));
  }

  private static String kept(String text) {
    int length = Math.min(text.length(), DeliveredRecord.LONGEST_TEXT);
    boolean isCutInPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, isCutInPair ? length - 1 : length);
  }

  private static DeliveredRecord misfit(String problem, String text) {
    return new DeliveredRecord(List.of(), problem, () -> text);
  }
}
