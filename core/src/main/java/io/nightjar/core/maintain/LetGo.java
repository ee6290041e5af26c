package io.nightjar.core.maintain;

import io.nightjar.core.table.TableName;
import java.time.LocalDate;

/**
 * Since which night the versions of a table are kept: what an earlier maintenance has let go is not
 * missed when somebody lengthens the retention.
 */
public interface LetGo {
  /** The first night whose pins still count; the minimum if nothing was let go. */
  LocalDate keptFrom(TableName table);

  /** Notes it, durably, before anything is removed. */
  void note(TableName table, LocalDate keptFrom);
}
