package io.nightjar.core.internal.delta;

import io.nightjar.core.table.TableCommit;
import java.util.Optional;

/** One try to commit a change. */
interface Effort {
  /** Gives back what went wrong, because the log has the last word. */
  Optional<Exception> commit(long revision);

  /**
   * The commit with its digest, if that is known; fails with exit code 50 if the commit has another
   * number of rows than were sent to it.
   */
  Optional<TableCommit> checked(TableCommit commit);
}
