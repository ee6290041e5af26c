package io.nightjar.core.verify;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import io.nightjar.core.verify.Proof.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Compares tables with the manifests of the runs that wrote them: number and exact digest of the
 * rows were noted on their way into the table and are computed again from its files. Every byte of
 * the rows is read.
 */
public final class Verifier {
  private final RunManifests manifests;
  private final Tables tables;
  private final Reading reading;

  /**
   * Nothing is read yet.
   *
   * @param reading how rows are read
   */
  public Verifier(RunManifests manifests, Tables tables, Reading reading) {
    this.manifests = manifests;
    this.tables = tables;
    this.reading = reading;
  }

  /**
   * Proves what the newest succeeded runs of a night have written, each at the version it left. A
   * night that was loaded as part of a range is proven with the range.
   */
  public List<Proof> night(String pipeline, LocalDate night) {
    List<Proof> proofs = new ArrayList<>();
    manifests.nights(pipeline).stream()
        .filter(nights -> nights.contains(night))
        .flatMap(nights -> newestSucceeded(pipeline, nights).stream())
        .forEach(
            run ->
                run.outputs().stream()
                    .filter(commit -> !commit.digest().isEmpty())
                    .forEach(commit -> proofs.add(prove(run, commit, commit.table()))));
    return proofs;
  }

  /**
   * Proves the rows of a table at one version, night by night, against the runs that wrote them.
   * Rows that no kept manifest knows are not looked at.
   */
  public List<Proof> table(PinnedTable table) {
    List<Written> known = written(table);
    List<Proof> proofs = new ArrayList<>();
    for (Written written : known) {
      boolean isReplaced = known.stream().anyMatch(other -> other.replaces(written));
      proofs.add(
          isReplaced
              ? proof(written.run(), table, Outcome.REPLACED, "replaced by a later run")
              : prove(written.run(), written.commit(), table));
    }
    return proofs;
  }

  /** How rows are read: for instance once more after a damaged checkpoint was moved aside. */
  public interface Reading {
    /** The digest, or a failure that says of which table. */
    TableDigest of(String table, Supplier<TableDigest> digest);
  }

  private record Written(RunManifest run, TableCommit commit) {
    boolean replaces(Written other) {
      Nights mine = run.nights();
      Nights theirs = other.run.nights();
      boolean overlaps = !mine.from().isAfter(theirs.to()) && !mine.to().isBefore(theirs.from());
      return commit.table().version() > other.commit.table().version()
          && (commit.isWhole() || overlaps);
    }
  }

  /** The commits into that table up to its version; of each the newest run that names it. */
  private List<Written> written(PinnedTable table) {
    Map<Long, Written> byVersion = new TreeMap<>();
    for (RunManifest run : manifests.all()) {
      for (TableCommit commit : run.outputs()) {
        PinnedTable at = commit.table();
        boolean isOfTable = at.name().equals(table.name()) && at.version() <= table.version();
        if (isOfTable && !commit.digest().isEmpty()) {
          byVersion.put(at.version(), new Written(run, commit));
        }
      }
    }
    return List.copyOf(byVersion.values());
  }

  private Collection<RunManifest> newestSucceeded(String pipeline, Nights nights) {
    Map<String, RunManifest> newest = new TreeMap<>();
    manifests.of(pipeline, nights).stream()
        .filter(run -> run.outcome() instanceof Succeeded)
        .forEach(run -> newest.put(run.job(), run));
    return newest.values();
  }

  private Proof prove(RunManifest run, TableCommit commit, PinnedTable table) {
    try {
      TableDigest found =
          reading.of(table.toString(), () -> TableDigest.exact(rows(run.nights(), commit, table)));
      if (found.rows() != commit.rows()) {
        return broken(run, table, "%,d rows instead of %,d", found.rows(), commit.rows());
      }
      if (!found.digest().equals(commit.digest())) {
        return broken(run, table, "other values than were written");
      }
      return proof(
          run, table, Outcome.PROVEN, String.format(Locale.ROOT, "%,d rows", found.rows()));
    } catch (NightjarException e) {
      return broken(run, table, "%s", e.getMessage());
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return broken(run, table, "%s", tables.failure(table, e).getMessage());
    }
  }

  private Dataset<Row> rows(Nights nights, TableCommit commit, PinnedTable table) {
    Dataset<Row> rows = asWritten(tables.read(table), commit);
    if (commit.isWhole()) {
      return rows;
    }
    Column night = functions.col(Bookkeeping.LOGICAL_DATE);
    return rows.where(night.between(functions.lit(nights.from()), functions.lit(nights.to())));
  }

  /** Without columns that the table got later, as long as they are null in every row. */
  private Dataset<Row> asWritten(Dataset<Row> rows, TableCommit commit) {
    List<String> written = columns(commit.table());
    List<String> later =
        Arrays.stream(rows.columns()).filter(name -> !written.contains(name)).toList();
    if (written.isEmpty() || later.isEmpty()) {
      return rows;
    }
    Column isKnown =
        later.stream()
            .map(name -> Columns.named(name).isNull())
            .reduce(functions.lit(true), Column::and);
    return rows.where(isKnown).select(Columns.named(written));
  }

  /** The columns of a version; none if it is not kept any more. */
  private List<String> columns(PinnedTable version) {
    try {
      return List.of(tables.read(version).columns());
    } catch (NightjarException e) {
      return List.of();
    }
  }

  private static Proof broken(RunManifest run, PinnedTable table, String text, Object... values) {
    return proof(run, table, Outcome.BROKEN, String.format(Locale.ROOT, text, values));
  }

  private static Proof proof(RunManifest run, PinnedTable table, Outcome outcome, String detail) {
    return new Proof(table, run.nights(), run.runId(), outcome, detail);
  }
}
