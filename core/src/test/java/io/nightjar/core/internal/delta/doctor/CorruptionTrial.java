package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** What the read and the doctor make of one spoilt lake. */
final class CorruptionTrial {
  private final SmallLake original;
  private final SmallLake lake;
  private final List<String> bad = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  CorruptionTrial(SmallLake original, SmallLake lake) {
    this.original = original;
    this.lake = lake;
  }

  /** What must never happen; empty in a good trial. */
  List<String> bad() {
    return bad;
  }

  /** What was said about the damage. */
  List<String> seen() {
    return seen;
  }

  /** Reads, examines, repairs and reads again; gives the outcome in a few words. */
  String run(Corruption corruption, Path file) {
    boolean isFailing = read(true);
    Diagnosis found = lake.doctor(true, false);
    note(found);
    if (!isFailing && found.findings().isEmpty()) {
      if (corruption.isWithoutEffect(file)) {
        return "no effect";
      }
      bad.add("nobody noticed");
      return "NOT NOTICED";
    }
    if (found.findings().isEmpty()) {
      return "seen by the read";
    }
    if (found.count(State.DAMAGED) > 0) {
      return "found, needs a copy or a new run";
    }
    note(lake.doctor(true, true));
    Diagnosis after = lake.doctor(true, false);
    if (after.exitCode() != 0 || read(false)) {
      note(after);
      bad.add("not repaired");
      return "NOT REPAIRED";
    }
    return found.count(State.REPAIRABLE) > 0 ? "found, repaired" : "found, harmless, tidied";
  }

  private void note(Diagnosis diagnosis) {
    diagnosis.findings().stream().map(Finding::toLine).forEach(seen::add);
  }

  /** Whether any read fails; what is read must be right, and the newest unless a repair said so. */
  private boolean read(boolean mustBeNewest) {
    boolean isFailing = false;
    for (TableName table : List.of(SmallLake.SILVER, SmallLake.GOLD)) {
      Optional<PinnedTable> newest = tried(() -> lake.door("", "").findLatest(table).orElseThrow());
      if (mustBeNewest && newest.isPresent() && !newest.equals(original.newest(table))) {
        bad.add("%s is taken for the newest".formatted(newest.get()));
      }
      TreeSet<Long> versions = new TreeSet<>();
      if (table.equals(SmallLake.SILVER)) {
        versions.add(7L);
      }
      newest.ifPresent(pin -> versions.add(pin.version()));
      isFailing |= newest.isEmpty();
      for (long version : versions) {
        PinnedTable pin = new PinnedTable(table, version);
        Optional<Boolean> isRight = tried(() -> lake.compute(pin).equals(original.digest(pin)));
        isFailing |= isRight.isEmpty();
        if (isRight.isPresent() && !isRight.get()) {
          bad.add(pin + " reads wrong");
        }
      }
    }
    boolean hasManifests = tried(() -> lake.manifests().all()).isPresent();
    return isFailing || !hasManifests;
  }

  private <T> Optional<T> tried(Callable<T> read) {
    try {
      return Optional.of(read.call());
    } catch (NightjarException e) {
      seen.add(e.getMessage());
    } catch (Exception e) { // Delta throws what it likes
      seen.add(Failures.translate("it", lake.root().toString(), e).getMessage());
    }
    return Optional.empty();
  }
}
