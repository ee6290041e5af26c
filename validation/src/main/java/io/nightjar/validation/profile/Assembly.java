package io.nightjar.validation.profile;

import io.nightjar.validation.profile.Slot.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts together what the two passes counted. */
final class Assembly {
  private static final String BETWEEN = "\u001f";

  private final FirstPass.Found first;
  private final Map<What, Map<String, List<Tally>>> tallies = new HashMap<>();

  Assembly(FirstPass.Found first, Map<Slot, List<Tally>> counted) {
    this.first = first;
    counted.forEach(
        (slot, found) ->
            tallies.computeIfAbsent(slot.what(), what -> new TreeMap<>()).put(slot.about(), found));
  }

  static String joined(List<String> key) {
    return String.join(BETWEEN, key);
  }

  static boolean hasHistogram(NumberFacts numbers) {
    return numbers.isFinite() && numbers.spread() > 0;
  }

  TableProfile profile(String source) {
    Map<String, Long> nights = byNight(of(What.NIGHT, ""));
    List<NightShare> nightShares = new ArrayList<>();
    nights.forEach((night, rows) -> nightShares.add(new NightShare(night, rows, rows)));
    return new TableProfile(
        source,
        first.rows(),
        first.columns().stream().map(column -> column(column, nights)).toList(),
        nightShares,
        keys());
  }

  private ColumnProfile column(ColumnFacts facts, Map<String, Long> nights) {
    Map<String, Long> missing = byNight(of(What.NIGHT_OF_MISSING, facts.name()));
    Map<String, Long> present = new TreeMap<>();
    nights.forEach((night, rows) -> present.put(night, rows - missing.getOrDefault(night, 0L)));
    Optional<Buckets> buckets = facts.numbers().filter(Assembly::hasHistogram).map(Buckets::of);
    boolean isFlag = facts.kind() == ColumnKind.FLAG;
    return new ColumnProfile(
        facts,
        buckets,
        buckets.map(cut -> histogram(facts, cut)).orElse(List.of()),
        of(What.VALUE, facts.name()),
        shares(missing, nights),
        isFlag ? shares(byNight(of(What.NIGHT_OF_TRUE, facts.name())), present) : List.of());
  }

  private List<Long> histogram(ColumnFacts facts, Buckets cut) {
    Long[] rows = new Long[cut.count() + 2];
    Arrays.fill(rows, 0L);
    of(What.BUCKET, facts.name())
        .forEach(tally -> rows[Integer.parseInt(tally.text())] = tally.rows());
    return List.of(rows);
  }

  private List<KeyFacts> keys() {
    List<KeyFacts> keys = new ArrayList<>();
    tallies
        .getOrDefault(What.KEY, Map.of())
        .forEach(
            (columns, found) ->
                keys.add(
                    new KeyFacts(
                        List.of(columns.split(BETWEEN)),
                        found.stream().mapToLong(Tally::rows).sum())));
    return keys;
  }

  private List<Tally> of(What what, String about) {
    return tallies.getOrDefault(what, Map.of()).getOrDefault(about, List.of());
  }

  private static Map<String, Long> byNight(List<Tally> tallies) {
    Map<String, Long> rows = new TreeMap<>();
    tallies.forEach(tally -> rows.put(tally.text(), tally.rows()));
    return rows;
  }

  private static List<NightShare> shares(Map<String, Long> part, Map<String, Long> all) {
    List<NightShare> shares = new ArrayList<>();
    all.forEach(
        (night, rows) -> shares.add(new NightShare(night, part.getOrDefault(night, 0L), rows)));
    return shares;
  }
}
