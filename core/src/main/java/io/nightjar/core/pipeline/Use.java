package io.nightjar.core.pipeline;

import io.nightjar.core.config.Origin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.CalendarSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of another pipeline that this one reads, at the version that its owner has released.
 *
 * @param table which
 * @param freshWithin how old the release may be
 * @param origin where the pipeline file says so
 * @param owner the pipeline that makes it; empty until the whole project was looked at
 */
public record Use(
    TableName table, CalendarSpan freshWithin, Origin origin, Optional<Pipeline> owner) {
  /** Starts the makers of inputs that are other pipelines, where a plan names jobs otherwise. */
  public static final String RELEASE = "release:";

  /** Who makes the table, in the form of a plan. */
  public String maker() {
    return RELEASE + owner.map(Pipeline::name).orElse("");
  }

  /** Columns that identify a row; empty if its owner declares none. */
  public List<String> key() {
    return owner.stream()
        .flatMap(
            pipeline ->
                Stream.concat(
                    pipeline.tables().stream()
                        .filter(each -> each.name().equals(table))
                        .map(TableSpec::key),
                    pipeline.features().stream()
                        .filter(each -> each.table().equals(table))
                        .map(FeatureSpec::key)))
        .findFirst()
        .orElse(List.of());
  }

  /** The same with the pipeline that makes the table. */
  public Use ownedBy(Pipeline pipeline) {
    return new Use(table, freshWithin, origin, Optional.of(pipeline));
  }
}
