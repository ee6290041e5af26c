package io.nightjar.core.pipeline.read;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.pipeline.QuietHours;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.TableNames;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code alerts}, and which columns are public. */
final class AlertReader {
  private final Section root;
  private final List<String> owner;

  AlertReader(Section root, List<String> owner) {
    this.root = root;
    this.owner = owner;
  }

  AlertSpec read() {
    Section alerts = root.at("alerts");
    return new AlertSpec(
        root.find("alerts").isPresent() ? routes(alerts) : usual(),
        Optional.ofNullable(alerts.parsed("quiet", QuietHours::parse, null)),
        days(alerts, "remind-every", AlertSpec.NOBODY.remindEvery()),
        days(alerts, "escalate-after", AlertSpec.NOBODY.escalateAfter()),
        publicColumns());
  }

  private List<Route> routes(Section alerts) {
    return alerts.at("routes").children().stream().map(this::route).toList();
  }

  /** What the schema fills in where there is a section without routes. */
  private List<Route> usual() {
    return List.of(
        new Route(Severity.CRITICAL, owner, false), new Route(Severity.WARNING, owner, false));
  }

  private Route route(Section route) {
    boolean isToOwner = route.text("to").equals("owner");
    if (isToOwner && owner.isEmpty()) {
      route.problem("to", "the owner has no address; add owner.mail, or write addresses here");
    }
    return new Route(
        Choice.of(route, "severity", Severity.WARNING),
        isToOwner ? owner : route.texts("to"),
        route.has("digest"));
  }

  private static int days(Section alerts, String key, int otherwise) {
    String number = alerts.text(key).replaceAll(" days?$", "");
    return number.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(number) : otherwise;
  }

  private Map<TableName, Set<String>> publicColumns() {
    Map<TableName, Set<String>> columns = new HashMap<>();
    for (Section table : root.at("tables").children()) {
      columns.put(TableNames.parse(table.name()), Set.copyOf(table.texts("public")));
    }
    Section features = root.at("features");
    TableNames.find(features, "table")
        .ifPresent(table -> columns.put(table, Set.copyOf(features.texts("public"))));
    return columns;
  }
}
