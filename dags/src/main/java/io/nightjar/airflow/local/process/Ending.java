package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Ends processes: asks each once (TERM), also those that appear meanwhile, and kills what is left
 * after a grace. Who belongs to them is looked up anew each time, because a process that is told to
 * end may start another one first.
 */
public final class Ending {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration LONGEST_KILL = Duration.ofSeconds(10);

  private final Supplier<? extends Collection<Long>> members;

  /** Of the processes that the supplier finds. */
  public Ending(Supplier<? extends Collection<Long>> members) {
    this.members = members;
  }

  /** Ends them; returns how many there were. Fails if some survive even a kill. */
  public int within(Duration grace) {
    Set<Long> asked = new HashSet<>();
    if (!asked(grace, asked)) {
      killed(asked);
    }
    return asked.size();
  }

  private boolean asked(Duration grace, Set<Long> asked) {
    long deadline = System.nanoTime() + grace.toNanos();
    while (true) {
      Collection<Long> left = members.get();
      left.stream().filter(asked::add).forEach(pid -> signal(pid, false));
      if (left.isEmpty()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  private void killed(Set<Long> asked) {
    long deadline = System.nanoTime() + LONGEST_KILL.toNanos();
    Collection<Long> left = members.get();
    while (!left.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw LocalErrors.immortal(left);
      }
      asked.addAll(left);
      left.forEach(pid -> signal(pid, true));
      Pause.of(LOOK_AGAIN);
      left = members.get();
    }
  }

  /** The handle compares start times itself, so a pid that changed hands just now is spared. */
  private static void signal(long pid, boolean kill) {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    if (kill) {
      handle.ifPresent(ProcessHandle::destroyForcibly);
    } else {
      handle.ifPresent(ProcessHandle::destroy);
    }
  }
}
