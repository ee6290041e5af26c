package io.nightjar.core.check;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.feature.ExpressionEntry;
import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.QueryEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks population, feature queries, label and training against each other. */
final class FeatureCheck {
  private final EmptyTables empty;
  private final List<String> problems;

  /** Whether a query could not be analysed, for a reason that is told elsewhere. */
  private boolean isPartial;

  FeatureCheck(EmptyTables empty, List<String> problems) {
    this.empty = empty;
    this.problems = problems;
  }

  /** Checks what the pipeline has of it, and adds the schema of the feature table. */
  void check(Pipeline pipeline, Map<TableName, StructType> schemas) {
    pipeline.features().ifPresent(features -> check(pipeline, features, schemas));
  }

  private void check(Pipeline pipeline, FeatureSpec features, Map<TableName, StructType> schemas) {
    int before = problems.size();
    Map<String, StructField> columns = features(features);
    boolean isWhole = problems.size() == before && !columns.isEmpty() && !isPartial;
    if (isWhole) {
      schemas.put(features.table(), table(columns));
      pipeline.training().ifPresent(training -> training(training, features, columns));
    } else {
      empty.leaveOut(features.table());
    }
    pipeline.label().ifPresent(label -> label(pipeline, label, features, columns));
  }

  private Map<String, StructField> features(FeatureSpec features) {
    Map<String, StructField> columns = new LinkedHashMap<>();
    Optional<StructType> population = empty.query(features.population(), problems);
    isPartial = population.isEmpty();
    population.ifPresent(
        schema -> {
          ColumnRules rules = new ColumnRules(features.population(), schema, problems);
          rules.checkKey(features.key(), "key of " + features.table());
          features.key().forEach(name -> rules.find(name).ifPresent(f -> columns.put(name, f)));
        });
    for (FeatureEntry entry : features.columns()) {
      if (entry instanceof QueryEntry query) {
        Optional<StructType> analysed = empty.query(query.sql(), problems);
        isPartial |= analysed.isEmpty();
        analysed.ifPresent(schema -> columns(features, query.sql(), schema, columns));
      } else {
        population.ifPresent(schema -> declared(entry, schema, columns));
      }
    }
    return columns;
  }

  /** Adds the columns of a declared entry; what the population selects besides is there for it. */
  private void declared(
      FeatureEntry entry, StructType population, Map<String, StructField> columns) {
    Map<String, StructField> row = new LinkedHashMap<>();
    List.of(population.fields()).forEach(field -> row.put(field.name(), field));
    row.putAll(columns);
    StructType entity = new StructType(row.values().toArray(StructField[]::new));
    int before = problems.size();
    Optional<StructType> given = given(entry, entity);
    isPartial |= given.isEmpty();
    boolean isGood = problems.size() == before;
    SqlText place = new SqlText(entry.place(), "");
    for (StructField field : given.orElse(new StructType()).fields()) {
      ColumnRules rules = new ColumnRules(place, new StructType(), problems);
      if (isGood) {
        feature(rules, field);
      }
      boolean isSelected = List.of(population.fieldNames()).contains(field.name());
      if (columns.put(field.name(), field) != null) {
        rules.problem("column %s is already given by another entry".formatted(field.name()));
      } else if (isSelected) {
        rules.problem(
            "column %s is selected by the population, too; give one of them another name"
                .formatted(field.name()));
      }
    }
  }

  private Optional<StructType> given(FeatureEntry entry, StructType entity) {
    DeclaredCheck check = new DeclaredCheck(empty, problems);
    if (entry instanceof ExpressionEntry expression) {
      return Optional.of(check.expression(expression, entity));
    }
    Optional<StructType> table = entry.from().flatMap(empty::schema);
    return entry instanceof WindowEntry window
        ? table.map(schema -> check.window(window, entity, schema))
        : table.map(schema -> check.lookup((LookupEntry) entry, entity, schema));
  }

  private void columns(
      FeatureSpec features, SqlText sql, StructType schema, Map<String, StructField> columns) {
    ColumnRules rules = new ColumnRules(sql, schema, problems);
    rules.checkStored();
    sameKey(features, rules, columns);
    for (StructField field : schema.fields()) {
      if (!features.key().contains(field.name())) {
        feature(rules, field);
        if (columns.put(field.name(), field) != null) {
          rules.problem("column %s is already given by another entry".formatted(field.name()));
        }
      }
    }
    if (features.key().containsAll(List.of(schema.fieldNames()))) {
      rules.problem("gives no feature besides the key");
    }
  }

  private static void feature(ColumnRules rules, StructField field) {
    if (field.name().startsWith("_")) {
      rules.problem(
          "feature %s starts with an underscore, which marks columns of Nightjar; leave it out"
              .formatted(field.name()));
    } else if (!isNumber(field.dataType()) && !(field.dataType() instanceof StringType)) {
      rules.problem(
          "feature %s is %s; models take numbers, booleans and strings: CAST it"
              .formatted(field.name(), ColumnRules.type(field)));
    }
  }

  /** Two keys that differ in type would be joined through casts, or not at all. */
  private static void sameKey(
      FeatureSpec features, ColumnRules rules, Map<String, StructField> columns) {
    rules.checkKey(features.key(), "key of " + features.table());
    for (String name : features.key()) {
      StructField expected = columns.get(name);
      rules
          .find(name)
          .filter(field -> expected != null && !field.dataType().equals(expected.dataType()))
          .ifPresent(
              field ->
                  rules.problem(
                      "key column %s is %s, but %s in the population; CAST it"
                          .formatted(name, ColumnRules.type(field), ColumnRules.type(expected))));
    }
  }

  private void label(
      Pipeline pipeline, LabelSpec label, FeatureSpec features, Map<String, StructField> columns) {
    Optional<StructType> schema = empty.query(label.sql(), problems);
    if (schema.isEmpty()) {
      return;
    }
    ColumnRules rules = new ColumnRules(label.sql(), schema.get(), problems);
    rules.checkStored();
    sameKey(features, rules, columns);
    rules
        .require(label.column(), "label.column")
        .filter(field -> !isNumber(field.dataType()))
        .ifPresent(
            field ->
                rules.problem(
                    "label %s is %s, but must be a boolean, or a number that is 0 or 1"
                        .formatted(label.column(), ColumnRules.type(field))));
    if (columns.containsKey(label.column())) {
      rules.problem(
          "label %s is also a feature: a model would see the answer; rename or remove it"
              .formatted(label.column()));
    }
    pipeline
        .training()
        .flatMap(TrainingSpec::sample)
        .ifPresent(sample -> sample(sample, label, rules, columns));
  }

  /** A sample of training rows may name features and the label. */
  private void sample(
      SampleSpec sample, LabelSpec label, ColumnRules rules, Map<String, StructField> columns) {
    rules
        .find(label.column())
        .filter(found -> !isPartial)
        .map(found -> table(columns).add(found))
        .ifPresent(
            rows ->
                new SampleCheck(empty, problems)
                    .check(sample, "training.use.sample", label.sql(), rows));
  }

  private void training(
      TrainingSpec training, FeatureSpec features, Map<String, StructField> columns) {
    ColumnRules rules = new ColumnRules(features.population(), new StructType(), problems);
    List<String> names =
        columns.keySet().stream().filter(name -> !features.key().contains(name)).toList();
    if (names.isEmpty()) {
      rules.problem("there is no feature to train on; add a query under features.columns");
    }
    training
        .heuristic()
        .filter(name -> !names.contains(name) || !isNumber(columns.get(name).dataType()))
        .ifPresent(
            name ->
                rules.problem(
                    "training.baselines.heuristic %s is not a numeric feature%s"
                        .formatted(
                            name,
                            Nearest.to(name, names)
                                .map(near -> "; did you mean %s?".formatted(near))
                                .orElse(""))));
  }

  private static StructType table(Map<String, StructField> columns) {
    StructType table = new StructType();
    for (StructField field : columns.values()) {
      table = table.add(field.name(), field.dataType());
    }
    return table
        .add(Bookkeeping.LOGICAL_DATE, DataTypes.DateType)
        .add(Bookkeeping.EVENT_TIME, DataTypes.TimestampType)
        .add(Bookkeeping.KNOWN_AT, DataTypes.TimestampType);
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof BooleanType;
  }
}
