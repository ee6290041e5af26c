package io.nightjar.validation.docs;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one suite found in one table over the nights.
 *
 * @param pipeline whose table it is
 * @param suite file of the suite
 * @param table its published name
 * @param rules in the order of the suite; those that the newest night did not ask come last
 */
record TableHistory(String pipeline, String suite, TableName table, List<RuleHistory> rules) {
  private static final Comparator<Checked> BY_NIGHT =
      comparing(checked -> checked.result().night());

  TableHistory {
    rules = List.copyOf(rules);
  }

  private record Key(String pipeline, String suite, TableName table) {}

  /** One for each table and suite, by pipeline, table and suite. */
  static List<TableHistory> of(List<Checked> checks) {
    Map<Key, List<Checked>> groups =
        checks.stream().filter(Checked::isNewest).collect(groupingBy(TableHistory::key));
    return groups.entrySet().stream()
        .map(group -> of(group.getKey(), group.getValue()))
        .sorted(
            comparing(TableHistory::pipeline)
                .thenComparing(TableHistory::table)
                .thenComparing(TableHistory::suite))
        .toList();
  }

  private static Key key(Checked checked) {
    CheckResult result = checked.result();
    return new Key(checked.pipeline(), result.rule().suite(), result.table());
  }

  private static TableHistory of(Key key, List<Checked> checks) {
    List<RuleHistory> rules = new ArrayList<>();
    checks.stream()
        .collect(groupingBy(checked -> checked.result().rule().fingerprint()))
        .values()
        .forEach(nights -> rules.add(new RuleHistory(nights.stream().sorted(BY_NIGHT).toList())));
    rules.sort(
        comparing((RuleHistory rule) -> rule.result().night())
            .reversed()
            .thenComparing(rule -> rule.rule().line())
            .thenComparing(rule -> rule.rule().fingerprint()));
    return new TableHistory(key.pipeline(), key.suite(), key.table(), rules);
  }

  /** The newest night that was checked. */
  LocalDate newestNight() {
    return rules.get(0).result().night();
  }

  /** The rules that the newest night asked. */
  List<RuleHistory> asked() {
    return rules.stream().filter(rule -> rule.result().night().equals(newestNight())).toList();
  }

  /** The rules that an earlier night asked last. */
  List<RuleHistory> retired() {
    return rules.stream().filter(rule -> !rule.result().night().equals(newestNight())).toList();
  }

  /** The results of the newest night. */
  List<CheckResult> newest() {
    return asked().stream().map(RuleHistory::result).toList();
  }

  /** All results, by night. */
  SortedMap<LocalDate, List<Checked>> nights() {
    SortedMap<LocalDate, List<Checked>> nights = new TreeMap<>();
    rules.forEach(
        rule ->
            rule.nights()
                .forEach(
                    checked ->
                        nights
                            .computeIfAbsent(checked.result().night(), night -> new ArrayList<>())
                            .add(checked)));
    return nights;
  }
}
