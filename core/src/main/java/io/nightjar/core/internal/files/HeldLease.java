package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.Lease;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease of this process; gives signs of life from a thread of its own until it is closed. */
final class HeldLease implements Lease {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

  private final LeaseFolder folder;
  private final ScheduledExecutorService heart;
  private final ScheduledFuture<?> pulse;
  private LeaseFile file;
  private long beats;

  HeldLease(LeaseFolder folder, LeaseFile file, Duration rhythm) {
    this.folder = folder;
    this.file = file;
    this.heart = Executors.newSingleThreadScheduledExecutor(HeldLease::daemon);
    this.pulse =
        heart.scheduleAtFixedRate(
            this::beat, rhythm.toMillis(), rhythm.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "nightjar-lease");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized long token() {
    return file.holder().token();
  }

  @Override
  public synchronized void check() {
    if (!isMine()) {
      throw CoreErrors.leaseLost(file.holder().key().toString(), file.holder().run());
    }
  }

  @Override
  public synchronized void raiseAbove(long seen) {
    check();
    if (seen < token()) {
      return;
    }
    Holder old = file.holder();
    Holder raised =
        new Holder(old.key(), seen + 1, old.run(), old.host(), old.process(), old.since());
    LeaseFile next = new LeaseFile(raised, file.machine(), file.processStart());
    try {
      if (!folder.create(next)) {
        throw CoreErrors.leaseLost(old.key().toString(), old.run());
      }
      folder.delete(file);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write lease of", old.key().toString(), e);
    }
    file = next;
  }

  @Override
  public synchronized void close() {
    pulse.cancel(false);
    heart.shutdown();
    try {
      if (folder.isThere(file)) {
        folder.delete(file);
      }
    } catch (IOException e) {
      // The next run finds that this process has ended, or waits for the time-out.
      LOG.warn("the lease of {} could not be given back; it lapses by itself", file.holder().key());
      LOG.debug("giving back failed", e);
    }
  }

  private boolean isMine() {
    try {
      return folder.isThere(file);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read lease of", file.holder().key().toString(), e);
    }
  }

  private synchronized void beat() {
    try {
      if (folder.isThere(file)) {
        folder.beat(file, ++beats);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("no sign of life for {} could be given; tries again", file.holder().key());
      LOG.debug("a sign of life failed", e);
    }
  }
}
