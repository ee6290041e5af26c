package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares results with the right ones, and counts what was compared. */
final class Agreement {
  private static final double CLOSE = 1e-9;

  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  /**
   * How often something came out for a type.
   *
   * @param passed right ones
   * @param failed right ones
   * @param broken rules that cannot be asked
   * @param open verdicts that rounding decides
   */
  record Tally(int passed, int failed, int broken, int open) {
    int results() {
      return passed + failed + broken + open;
    }

    Tally with(JsonNode right) {
      boolean isError = right.has("error");
      boolean isOpen = !isError && !right.has("success");
      boolean isPassed = right.path("success").asBoolean();
      return new Tally(
          passed + (isPassed ? 1 : 0),
          failed + (isError || isOpen || isPassed ? 0 : 1),
          broken + (isError ? 1 : 0),
          open + (isOpen ? 1 : 0));
    }

    Tally with(Tally other) {
      return new Tally(
          passed + other.passed, failed + other.failed, broken + other.broken, open + other.open);
    }
  }

  /** By type. */
  Map<String, Tally> tallies() {
    return tallies;
  }

  /** Of all types. */
  Tally total() {
    return tallies.values().stream().reduce(new Tally(0, 0, 0, 0), Tally::with);
  }

  /** What is not as it should be; empty if all is. */
  List<String> differences() {
    return differences;
  }

  /** Takes one result into account. */
  void compare(String where, String type, JsonNode right, JsonNode found) {
    tallies.merge(type, new Tally(0, 0, 0, 0).with(right), Tally::with);
    if (!isEqual(right, found)) {
      differences.add("%s%nright %s%nfound %s".formatted(where, right, found));
    }
  }

  private static boolean isEqual(JsonNode right, JsonNode found) {
    boolean isError = found.path("exception_info").path("raised_exception").asBoolean();
    if (isError || right.has("error")) {
      return isError && right.has("error");
    }
    boolean isEqual = !right.has("success") || right.path("success").equals(found.path("success"));
    for (Map.Entry<String, JsonNode> field : right.properties()) {
      String key = field.getKey();
      boolean isCounter = !key.equals("success") && !key.equals("share");
      isEqual =
          isEqual && (!isCounter || isClose(field.getValue(), found.path("result").path(key)));
    }
    return isEqual;
  }

  private static boolean isClose(JsonNode right, JsonNode found) {
    if (right.isContainerNode()) {
      boolean isClose = right.isObject() || right.size() == found.size();
      for (Map.Entry<String, JsonNode> field : right.properties()) {
        isClose = isClose && isClose(field.getValue(), found.path(field.getKey()));
      }
      for (int i = 0; right.isArray() && i < right.size(); i++) {
        isClose = isClose && isClose(right.get(i), found.path(i));
      }
      return isClose;
    }
    return (right.isNumber() && found.isNumber())
        ? isCloseNumber(right, found)
        : right.equals(found);
  }

  private static boolean isCloseNumber(JsonNode right, JsonNode found) {
    if (!right.isDouble() && !found.isDouble()) {
      return right.decimalValue().compareTo(found.decimalValue()) == 0;
    }
    double far = Math.abs(right.doubleValue() - found.doubleValue());
    return far <= CLOSE * Math.max(1, Math.abs(right.doubleValue()));
  }

  /** The counts as a table. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(" passed  failed  broken    open\n");
    tallies.forEach((type, tally) -> text.append(line(type, tally)));
    return text.append(line("all " + tallies.size() + " types", total()))
        .append("%d results, %d differ%n".formatted(total().results(), differences.size()))
        .toString();
  }

  private static String line(String type, Tally tally) {
    return String.format(
        Locale.ROOT,
        "%7d %7d %7d %7d  %s%n",
        tally.passed(),
        tally.failed(),
        tally.broken(),
        tally.open(),
        type);
  }
}
