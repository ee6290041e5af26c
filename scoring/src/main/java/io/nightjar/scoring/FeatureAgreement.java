package io.nightjar.scoring;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.table.PinnedTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Says whether a feature table has what a model needs: every feature, of the type it was trained
 * with. One kind of number may stand for another; columns that the model does not know do not
 * matter, so that a feature can be added before a model uses it.
 */
final class FeatureAgreement {
  private final ModelCard card;

  FeatureAgreement(ModelCard card) {
    this.card = card;
  }

  void check(PinnedTable table, StructType schema) {
    List<String> problems =
        card.features().features().stream()
            .flatMap(feature -> problem(feature, schema).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw ScoringErrors.featuresDoNotFit(
          table, found(schema), card.model(), card.features(), String.join(", ", problems));
    }
  }

  private static Optional<String> problem(Feature feature, StructType schema) {
    return find(feature.name(), schema)
        .map(StructField::dataType)
        .map(
            type ->
                fits(feature, type)
                    ? ""
                    : "%s is %s, not %s"
                        .formatted(feature.name(), type.simpleString(), feature.type()))
        .or(() -> Optional.of(feature.name() + " is missing"))
        .filter(problem -> !problem.isEmpty());
  }

  private static boolean fits(Feature feature, DataType type) {
    if (feature.type().equals(type.simpleString())) {
      return true;
    }
    return type instanceof NumericType && DataType.fromDDL(feature.type()) instanceof NumericType;
  }

  /** The features of the model as the table has them, for its fingerprint. */
  private FeatureSet found(StructType schema) {
    return new FeatureSet(
        card.features().features().stream()
            .flatMap(
                feature ->
                    find(feature.name(), schema).stream()
                        .map(
                            column ->
                                new Feature(
                                    feature.name(),
                                    column.dataType().simpleString(),
                                    feature.levels())))
            .toList());
  }

  private static Optional<StructField> find(String name, StructType schema) {
    return Arrays.stream(schema.fields()).filter(field -> field.name().equals(name)).findFirst();
  }
}
