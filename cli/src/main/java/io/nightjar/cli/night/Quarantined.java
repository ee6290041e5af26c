package io.nightjar.cli.night;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows that a pipeline keeps apart.
 *
 * @param quarantine the table they are in
 * @param source whose contract they did not fit; empty if rules of a table moved them
 */
record Quarantined(TableName quarantine, Optional<Source> source) {
  /** Those of that name: a source, or a table with its layer, such as {@code silver_flights}. */
  static Optional<Quarantined> find(Pipeline pipeline, String name) {
    Optional<Quarantined> ofSource =
        pipeline.sources().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .map(each -> new Quarantined(each.quarantine(), Optional.of(each)));
    return ofSource.or(
        () ->
            checked(pipeline)
                .map(TableName::quarantine)
                .filter(quarantine -> quarantine.name().equals(name))
                .findFirst()
                .map(quarantine -> new Quarantined(quarantine, Optional.empty())));
  }

  private static Stream<TableName> checked(Pipeline pipeline) {
    Stream<TableName> tables =
        pipeline.tables().stream().filter(table -> table.suite().isPresent()).map(TableSpec::name);
    Stream<TableName> features =
        pipeline
            .features()
            .filter(each -> each.suite().isPresent())
            .map(FeatureSpec::table)
            .stream();
    return Stream.concat(tables, features);
  }
}
