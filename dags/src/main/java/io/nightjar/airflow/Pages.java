package io.nightjar.airflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists that Airflow hands out in pages. */
final class Pages {
  /** Airflow cuts larger pages silently. */
  private static final int PAGE = 100;

  private final Transport transport;

  Pages(Transport transport) {
    this.transport = transport;
  }

  /** At most so many items; a page may be shorter than asked for, so only an empty one ends. */
  <T> List<T> read(Call call, String field, Function<Answer, T> read, int most) {
    List<T> items = new ArrayList<>();
    boolean more = true;
    while (more && items.size() < most) {
      int limit = Math.min(PAGE, most - items.size());
      Answer page = transport.send(call.with("limit", limit).with("offset", items.size()));
      List<T> found = page.list(field, read);
      items.addAll(found);
      Optional<Double> total = page.findNumber("total_entries");
      more = !found.isEmpty() && total.map(all -> items.size() < all).orElse(true);
    }
    return List.copyOf(items.subList(0, Math.min(most, items.size())));
  }

  /** All items. */
  <T> List<T> all(Call call, String field, Function<Answer, T> read) {
    return read(call, field, read, Integer.MAX_VALUE);
  }
}
