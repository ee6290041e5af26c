package io.nightjar.validation.rule;

import io.nightjar.core.config.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/**
 * Names of types as people write them for different engines: Spark's classes ({@code LongType}),
 * SQL ({@code BIGINT}) and pandas ({@code int64}). Several types may have one name: {@code int} is
 * SQL's 32 bits and Python's any whole number.
 */
final class TypeNames {
  private static final Map<String, List<String>> KNOWN = new TreeMap<>();

  static {
    know("byte", "ByteType", "tinyint", "int8", "byte", "int", "Int8");
    know("short", "ShortType", "smallint", "int16", "short", "int", "Int16");
    know("integer", "IntegerType", "int", "integer", "int32", "int4", "Int32");
    know("long", "LongType", "bigint", "int64", "long", "int", "int_", "int8_sql", "Int64");
    know("float", "FloatType", "float", "real", "float32", "float4", "Float32");
    know("double", "DoubleType", "double", "double precision", "float64", "float8", "float");
    know("string", "StringType", "string", "text", "varchar", "char", "str", "object", "string_");
    know("boolean", "BooleanType", "boolean", "bool", "bool_");
    know("date", "DateType", "date", "datetime.date");
    know("timestamp", "TimestampType", "timestamp", "timestamptz", "datetime", "datetime64[ns]");
    know("timestamp_ntz", "TimestampNTZType", "timestamp_ntz", "timestamp", "datetime64[ns]");
    know("decimal", "DecimalType", "decimal", "numeric", "dec");
    know("binary", "BinaryType", "binary", "bytea", "varbinary", "blob", "bytes");
    know("array", "ArrayType", "array", "list");
    know("map", "MapType", "map", "dict");
    know("struct", "StructType", "struct");
  }

  private TypeNames() {}

  private static void know(String type, String... names) {
    for (String name : names) {
      KNOWN.merge(
          name.toLowerCase(Locale.ROOT),
          List.of(type),
          (first, second) ->
              java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList());
    }
  }

  /** Whether a type has one of these names; a name that nobody knows is a problem of the rule. */
  static boolean isOneOf(DataType type, List<String> names) throws RuleProblem {
    boolean is = false;
    for (String name : names) {
      is = is || is(type, name);
    }
    return is;
  }

  private static boolean is(DataType type, String name) throws RuleProblem {
    String text = name.toLowerCase(Locale.ROOT).strip();
    int arguments = Math.max(text.indexOf('('), text.indexOf('<'));
    String plain = arguments < 0 ? text : text.substring(0, arguments).strip();
    List<String> types = KNOWN.get(plain);
    if (types == null) {
      throw new RuleProblem(
          "no engine has a type \"%s\"%s"
              .formatted(name, Nearest.hint(plain, List.copyOf(KNOWN.keySet()))));
    }
    boolean isExact = arguments < 0 || plain.endsWith("char") || sameArguments(type, text);
    return isExact && types.contains(kind(type));
  }

  private static boolean sameArguments(DataType type, String text) {
    String arguments = text.substring(Math.max(text.indexOf('('), text.indexOf('<')));
    return arguments.equals("()")
        || type.catalogString().replace(" ", "").endsWith(arguments.replace(" ", ""));
  }

  private static String kind(DataType type) {
    return type instanceof DecimalType ? "decimal" : type.typeName();
  }

  /** The name of Spark's class. */
  static String sparkName(DataType type) {
    String name = type.getClass().getSimpleName().replace("$", "");
    return name.isEmpty() ? type.typeName() : name;
  }
}
