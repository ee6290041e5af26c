package io.nightjar.etl.ingest.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns beyond the contract that the files of one source bring. A column that the table has
 * from an earlier night keeps the name and the type it has there; a new one is STRING if it comes
 * as text, else what is stored.
 */
final class ExtraColumns {
  private static final Pattern STORABLE = Pattern.compile("[^_ ,;{}()\\n\\t=`][^ ,;{}()\\n\\t=`]*");
  private static final int LONGEST = 255;

  private final Map<String, StructField> known = new LinkedHashMap<>();
  private final Map<String, StructField> taken = new LinkedHashMap<>();
  private final Predicate<DataType> isReadable;

  /**
   * @param contract names that are taken
   * @param table the columns of the bronze table, if it is there
   * @param isReadable which types can be ingested
   */
  ExtraColumns(StructType contract, Optional<StructType> table, Predicate<DataType> isReadable) {
    this.isReadable = isReadable;
    List<String> declared = List.of(contract.fieldNames()).stream().map(ExtraColumns::key).toList();
    table.ifPresent(columns -> remember(columns, declared));
    declared.forEach(name -> known.put(name, null));
  }

  /** Whether a table can have it. */
  boolean canTake(DeliveredColumn column) {
    String name = nameOf(column);
    boolean isDeclared = known.containsKey(key(name)) && known.get(key(name)) == null;
    return !isDeclared
        && name.length() <= LONGEST
        && STORABLE.matcher(name).matches()
        && name.codePoints().noneMatch(ShownName::isInvisible)
        && isReadable.test(typeOf(column));
  }

  /** Its name in the table. */
  String nameOf(DeliveredColumn column) {
    String name = ShownName.trimmed(column.name());
    StructField field = known.get(key(name));
    return field == null ? name : field.name();
  }

  /** The column as it stands in the table from now on. */
  StructField take(DeliveredColumn column) {
    StructField field = new StructField(nameOf(column), typeOf(column), true, Metadata.empty());
    known.putIfAbsent(key(field.name()), field);
    taken.putIfAbsent(field.name(), field);
    return field;
  }

  /** All that were taken, in the order in which they turned up. */
  List<StructField> taken() {
    return List.copyOf(taken.values());
  }

  private void remember(StructType table, List<String> declared) {
    for (StructField field : table.fields()) {
      if (!field.name().startsWith("_") && !declared.contains(key(field.name()))) {
        known.put(key(field.name()), field);
      }
    }
  }

  private DataType typeOf(DeliveredColumn column) {
    StructField field = known.get(key(nameOf(column)));
    if (field != null) {
      return field.dataType();
    }
    DataType stored = column.type().orElse(DataTypes.StringType);
    return stored.equals(DataTypes.TimestampNTZType) ? DataTypes.TimestampType : stored;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
