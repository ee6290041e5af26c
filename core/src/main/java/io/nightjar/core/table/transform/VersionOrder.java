package io.nightjar.core.table.transform;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which of two changes of a key is the later one: a function of the changes alone, never of when or
 * how often they were delivered. Of changes with the same place in the order a deletion outweighs,
 * then whatever has the greater digest; of equal ones the one that was known first stays.
 */
public final class VersionOrder {
  private VersionOrder() {}

  /** Whether a table keeps versions of its keys with the time they are valid. */
  public static boolean isIn(StructType schema) {
    List<String> names = List.of(schema.fieldNames());
    return names.contains(Bookkeeping.VALID_FROM)
        && names.contains(Bookkeeping.VALID_TO)
        && names.contains(Bookkeeping.IS_DELETED);
  }

  /** The columns that say where a change stands. */
  public static List<String> place(StructType schema) {
    List<String> names = List.of(schema.fieldNames());
    return names.contains(Bookkeeping.SEQUENCE)
        ? List.of(Bookkeeping.VALID_FROM, Bookkeeping.SEQUENCE)
        : List.of(Bookkeeping.VALID_FROM);
  }

  /** To sort by, so that the latest change comes first. */
  public static List<Column> latestFirst(StructType schema) {
    return latestFirst(schema, place(schema));
  }

  /** The same for changes whose place other columns say. */
  public static List<Column> latestFirst(StructType schema, List<String> place) {
    return latestFirst(content(schema), place);
  }

  /** The same where {@link #content} has been computed already. */
  public static List<Column> latestFirst(Column content, List<String> place) {
    List<Column> order = new ArrayList<>();
    place.forEach(column -> order.add(Columns.named(column).desc_nulls_last()));
    order.add(col(Bookkeeping.IS_DELETED).desc());
    order.add(content.desc());
    order.add(col(Bookkeeping.KNOWN_AT).asc());
    order.add(col(Bookkeeping.LOGICAL_DATE).asc());
    return order;
  }

  /** Digest of what a change says, without bookkeeping. */
  public static Column content(StructType schema) {
    return TableDigest.rowHash(contentOf(schema));
  }

  private static StructType contentOf(StructType schema) {
    StructType content = new StructType();
    for (StructField field : schema.fields()) {
      content = field.name().startsWith("_") ? content : content.add(field);
    }
    return content;
  }
}
