package io.nightjar.core.pipeline;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told what about failed expectations, and when.
 *
 * @param routes where mails go; empty if nobody is told
 * @param quiet hours in which only critical mails are sent, on the clock of the pipeline's zone
 * @param remindEvery after how many nights without news an incident is mentioned again
 * @param escalateAfter after how many failed nights an incident goes to the critical routes too
 * @param publicColumns by table the columns whose values are no secret
 */
public record AlertSpec(
    List<Route> routes,
    Optional<QuietHours> quiet,
    int remindEvery,
    int escalateAfter,
    Map<TableName, Set<String>> publicColumns) {
  private static final int REMIND_EVERY = 4;
  private static final int ESCALATE_AFTER = 14;

  /** Nobody is told. */
  public static final AlertSpec NOBODY =
      new AlertSpec(List.of(), Optional.empty(), REMIND_EVERY, ESCALATE_AFTER, Map.of());

  /** Copies the collections. */
  public AlertSpec {
    routes = List.copyOf(routes);
    publicColumns = Map.copyOf(publicColumns);
  }

  /**
   * Some mails and who gets them.
   *
   * @param severity of the rules
   * @param to addresses, in the order in which they were written
   * @param isDaily whether all there is to tell comes in one mail a day
   */
  public record Route(Severity severity, List<String> to, boolean isDaily) {
    /** Copies the list. */
    public Route {
      to = List.copyOf(to);
    }
  }

  /** The routes of a severity that lead to somebody. */
  public List<Route> routes(Severity severity) {
    return routes.stream()
        .filter(route -> route.severity() == severity && !route.to().isEmpty())
        .toList();
  }

  /** Whether the values of all these columns may be shown; false if there are none. */
  public boolean isPublic(TableName table, Collection<String> columns) {
    return !columns.isEmpty() && publicColumns.getOrDefault(table, Set.of()).containsAll(columns);
  }
}
