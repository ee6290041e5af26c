package io.nightjar.core.maintain;

import io.nightjar.core.maintain.Reason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A report as aligned lines for people. */
public final class MaintenanceText {
  private static final String LINE = "  %-12s %s";
  private static final int MOST_NAMES = 3;

  private MaintenanceText() {}

  /** Every table with what goes and why the rest stays, then the sums. */
  public static List<String> lines(MaintenanceReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Retention counts from night " + report.date() + ".");
    report.tables().forEach(table -> addTable(lines, table, report.isDone()));
    lines.add("");
    Removal removed = report.removed();
    if (!report.leftovers().isNone()) {
      lines.add("leftovers of killed runs: " + removal(report.leftovers()));
    }
    if (!report.copies().isNone()) {
      lines.add("copies of databases: " + removal(report.copies()));
    }
    lines.add(
        "%s %s in %d tables."
            .formatted(
                report.isDone() ? "Removed" : "Would remove",
                removal(removed),
                report.tables().size()));
    return lines;
  }

  private static void addTable(List<String> lines, TableReport table, boolean isDone) {
    lines.add("");
    lines.add(table.kept().table().toString());
    if (table.isIdle()) {
      lines.add(LINE.formatted(isDone ? "done" : "to do", "nothing"));
    }
    addWork(lines, table, isDone);
    byReason(table.kept()).forEach((reason, versions) -> lines.add(kept(reason, versions)));
  }

  private static void addWork(List<String> lines, TableReport table, boolean isDone) {
    if (table.compacted().files() > 0) {
      lines.add(
          LINE.formatted(
              isDone ? "compacted" : "compact",
              "%,d small files in %,d partitions"
                  .formatted(table.compacted().files(), table.compacted().partitions())));
    }
    if (table.droppedNights() > 0) {
      String what = "%,d nights of change sets".formatted(table.droppedNights());
      lines.add(LINE.formatted(isDone ? "forgot" : "forget", what));
    }
    if (!table.removed().isNone()) {
      lines.add(LINE.formatted(isDone ? "removed" : "remove", removal(table.removed())));
    }
    if (table.trimmedCommits() > 0) {
      String what = "%,d commits".formatted(table.trimmedCommits());
      lines.add(LINE.formatted(isDone ? "trimmed" : "trim", what));
    }
  }

  private record Group(Kind kind, String name) implements Comparable<Group> {
    /** Runs and releases go together; each model has its own line. */
    static Group of(Reason reason) {
      return new Group(reason.kind(), reason.kind() == Kind.MODEL ? reason.who() : "");
    }

    @Override
    public int compareTo(Group other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : name.compareTo(other.name);
    }
  }

  private record Share(SortedSet<Long> versions, SortedSet<String> who) {}

  private static Map<Group, Share> byReason(KeptVersions kept) {
    Map<Group, Share> groups = new TreeMap<>();
    kept.reasons()
        .forEach(
            (version, reasons) ->
                reasons.forEach(
                    reason -> {
                      Share share =
                          groups.computeIfAbsent(
                              Group.of(reason),
                              each -> new Share(new TreeSet<>(), new TreeSet<>()));
                      share.versions().add(version);
                      share.who().add(reason.who());
                    }));
    return groups;
  }

  private static String kept(Group group, Share share) {
    boolean isOfNights = group.kind() == Kind.RUN || group.kind() == Kind.RELEASE;
    String who = isOfNights ? nights(share.who()) : group.name();
    String why = (group.kind().words() + " " + who).stripTrailing();
    String form = share.versions().size() == 1 ? "%,d version: %-20s %s" : "%,d versions: %-19s %s";
    return LINE.formatted("keep", form.formatted(share.versions().size(), versions(share), why));
  }

  private static String nights(SortedSet<String> who) {
    return who.size() == 1
        ? "night " + who.first()
        : "%,d nights, %s to %s".formatted(who.size(), who.first(), who.last());
  }

  private static String versions(Share share) {
    SortedSet<Long> versions = share.versions();
    if (versions.size() <= MOST_NAMES) {
      return String.join(", ", versions.stream().map(version -> "v" + version).toList());
    }
    boolean isUnbroken = versions.last() - versions.first() == versions.size() - 1;
    return "v%d%sv%d".formatted(versions.first(), isUnbroken ? " to " : " … ", versions.last());
  }

  private static String removal(Removal removal) {
    return "%,d files, %s".formatted(removal.files(), size(removal.bytes()));
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    double amount = bytes;
    String unit = "";
    for (String next : List.of("kB", "MB", "GB", "TB")) {
      if (amount >= 999.95 || unit.isEmpty()) {
        amount /= 1_000;
        unit = next;
      }
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, unit);
  }
}
