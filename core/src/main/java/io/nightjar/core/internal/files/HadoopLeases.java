package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.lease.Leases;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/**
 * Leases as files {@code <lake>/_nightjar/leases/<pipeline>/<job>/<nights>.<token>.json}, made so
 * that of several processes one succeeds. A token is one above the highest there is for the key.
 */
public final class HadoopLeases implements Leases {
  private static final int ATTEMPTS = 5;

  private final LeaseFolder folder;
  private final String lake;
  private final Clock clock;
  private final Duration timeout;
  private final SignsOfLife signs;

  /**
   * Opens the leases of a lake; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   * @param clock for the age of signs of life, and for people
   * @param timeout how long a holder may be silent
   */
  public HadoopLeases(Configuration configuration, String lake, Clock clock, Duration timeout) {
    this.folder = new LeaseFolder(new LakeLayout(lake).leases(), configuration);
    this.lake = lake;
    this.clock = clock;
    this.timeout = timeout;
    this.signs = new SignsOfLife(folder, clock, timeout);
  }

  @Override
  public Lease acquire(LeaseKey key, String run) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Lease> lease = attempt(key, run);
        if (lease.isPresent()) {
          return lease.get();
        }
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write leases in", lake, e);
    }
    throw CoreErrors.heldByAnotherRun(key.job(), key.nights().toString(), null);
  }

  @Override
  public List<Holder> live() {
    try {
      return folder.all().stream()
          .filter(signs::seemsAlive)
          .map(LeaseFile::holder)
          .sorted(Comparator.comparing(holder -> holder.key().toString()))
          .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read leases in", lake, e);
    }
  }

  /** Empty if another run made a lease of the same name in between. */
  private Optional<Lease> attempt(LeaseKey key, String run) throws IOException {
    List<LeaseFile> before = inTheWay(key);
    for (LeaseFile other : before) {
      refuseIfAlive(key, other);
    }
    LeaseFile mine = ThisProcess.lease(key, nextToken(key, before), run, clock.instant());
    if (!folder.create(mine)) {
      return Optional.empty();
    }
    for (LeaseFile other : before) {
      folder.delete(other);
    }
    for (LeaseFile other : inTheWay(key)) {
      if (!other.equals(mine)) {
        yieldTo(other, mine);
      }
    }
    return Optional.of(new HeldLease(folder, mine, LeaseFolder.rhythm(timeout)));
  }

  private void refuseIfAlive(LeaseKey key, LeaseFile other) {
    if (signs.isAlive(other)) {
      throw CoreErrors.leaseHeld(key.toString(), other.holder().toString());
    }
  }

  /** Two runs of overlapping nights may have come at once; both give way, and one may try again. */
  private void yieldTo(LeaseFile other, LeaseFile mine) throws IOException {
    folder.delete(mine);
    throw CoreErrors.leaseHeld(mine.holder().key().toString(), other.holder().toString());
  }

  private List<LeaseFile> inTheWay(LeaseKey key) throws IOException {
    return folder.of(key.pipeline(), key.job()).stream()
        .filter(lease -> lease.holder().key().isInTheWayOf(key))
        .toList();
  }

  private static long nextToken(LeaseKey key, List<LeaseFile> before) {
    OptionalLong highest =
        before.stream()
            .map(LeaseFile::holder)
            .filter(holder -> holder.key().equals(key))
            .mapToLong(Holder::token)
            .max();
    return highest.orElse(-1) + 1;
  }
}
