package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Looks at every file of a source before any row is read, and decides by {@code on-drift} how it is
 * read, if at all. Ask in this order: {@link #look} for each file, {@link #count} for those whose
 * values are to be counted, {@link #requireAcceptable}, then {@link #columns} and {@link #plan}.
 */
public final class DriftWatch {
  private final Source source;
  private final ColumnContract contract;
  private final DriftPolicy policy;
  private final ExtraColumns extras;
  private final List<String> retypedInLake;
  private final List<String> files = new ArrayList<>();
  private final List<FileDrift> drifts = new ArrayList<>();

  /**
   * @param table the columns of the bronze table, if it is there
   * @param isReadable which types can be ingested
   */
  public DriftWatch(Source source, Optional<StructType> table, Predicate<DataType> isReadable) {
    this.source = source;
    this.contract = source.columns();
    this.policy = source.intake().onDrift();
    this.extras = new ExtraColumns(contract.schema(), table, isReadable);
    this.retypedInLake = table.map(this::retyped).orElse(List.of());
  }

  /** Takes up the next file. */
  public void look(String file, List<DeliveredColumn> columns) {
    files.add(file);
    drifts.add(new CompareColumns(contract, policy, extras, columns).compare());
  }

  /** The columns that were agreed on. */
  public ColumnContract contract() {
    return contract;
  }

  /** Whether the values of that file, counted from 0, are to be counted. */
  public boolean wantsValues(int file) {
    return CompareValues.isWanted(policy)
        && drifts.get(file).reaction().compareTo(Reaction.EVOLVE) <= 0;
  }

  /** Takes up what the values of that file are. */
  public void count(int file, ColumnTally tally) {
    FileDrift before = drifts.get(file);
    drifts.set(file, before.and(new CompareValues(contract, policy).compare(tally, before)));
  }

  /**
   * Fails with exit code 20 and a diff if any file is to be refused, or if the contract gives a
   * column of the table another type than earlier nights did.
   */
  public void requireAcceptable() {
    if (!retypedInLake.isEmpty()) {
      throw EtlErrors.contractDiffersFromTable(
          source.name(), contract.file(), source.table().toString(), retypedInLake);
    }
    DriftReport.of(source, files, drifts)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /** The columns that are read: the contract, then the columns that are carried along. */
  public ColumnContract columns() {
    StructType columns = contract.schema();
    for (StructField extra : extras.taken()) {
      columns = columns.add(extra);
    }
    return new ColumnContract(contract.file(), columns);
  }

  /** How that file is read, for the columns of the contract alone. */
  public FilePlan contractPlan(int file) {
    return new FilePlan(drifts.get(file).places(), Set.of(), null);
  }

  /** How that file is read, for {@link #columns}. */
  public FilePlan plan(int file) {
    FileDrift drift = drifts.get(file);
    List<Integer> places = new ArrayList<>(drift.places());
    extras.taken().forEach(extra -> places.add(drift.extras().getOrDefault(extra.name(), -1)));
    boolean isQuarantined = drift.reaction() == Reaction.QUARANTINE;
    return new FilePlan(
        places,
        Set.copyOf(drift.mayBeNull(contract.names())),
        isQuarantined ? DriftReport.reason(contract, drift) : null);
  }

  /** What a person should read about files that were taken. */
  public List<String> notes() {
    return DriftReport.notes(source, files, drifts);
  }

  /** The diff of that file. */
  List<String> lines(int file) {
    return drifts.get(file).drifts().stream().map(Drift::line).toList();
  }

  private List<String> retyped(StructType table) {
    List<String> lines = new ArrayList<>();
    for (StructField field : contract.schema().fields()) {
      for (StructField stored : table.fields()) {
        if (stored.name().equals(field.name()) && !stored.dataType().equals(field.dataType())) {
          lines.add(
              "~ %s %s -> %s"
                  .formatted(field.name(), stored.dataType().sql(), field.dataType().sql()));
        }
      }
    }
    return lines;
  }
}
