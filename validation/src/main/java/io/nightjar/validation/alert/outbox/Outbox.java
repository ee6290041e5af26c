package io.nightjar.validation.alert.outbox;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.StateTable;
import io.nightjar.core.table.StateTable.State;
import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table {@code ops.outbox}: every mail, from when it was written until the server has taken it,
 * and after. Processes that work on it at the same time take turns by conditional commits.
 */
public final class Outbox {
  private static final int ATTEMPTS = 20;

  /** Longer than any try can take: whoever holds a mail for so long is dead. */
  private static final Duration HELD_AT_MOST = Duration.ofMinutes(15);

  /** A day of some zone has no instant that is further from the same day of another. */
  private static final int MARGIN_OF_ZONES = 2;

  private static final String ON_ITS_WAY = "status IN ('waiting', 'sending')";

  private final StateTable table;

  /** Mails in that table. */
  public Outbox(StateTable table) {
    this.table = table;
  }

  /** Puts mails in that are not there yet, sent ones included; returns how many were new. */
  public int put(Collection<OutboxMail> mails) {
    if (mails.isEmpty()) {
      return 0;
    }
    Map<String, OutboxMail> byKey = new HashMap<>();
    mails.forEach(mail -> byKey.putIfAbsent(mail.key(), mail));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      State state = table.read(in(byKey.keySet()));
      Set<String> known = state.rows().stream().map(OutboxRows::key).collect(Collectors.toSet());
      List<OutboxMail> missing =
          byKey.values().stream().filter(mail -> !known.contains(mail.key())).toList();
      if (missing.isEmpty() || replace(state, missing)) {
        return missing.size();
      }
    }
    throw busy();
  }

  /**
   * Takes mails in hand that are due, the oldest first.
   *
   * @param isNow whether those that wait for the end of quiet hours or for another try are due too
   * @param tried keys of mails that have had their turn
   */
  List<OutboxMail> take(Instant now, int atMost, boolean isNow, Set<String> tried) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      State state = table.read(ON_ITS_WAY);
      List<OutboxMail> due =
          mails(state).stream()
              .filter(mail -> isDue(mail, now, isNow) && !tried.contains(mail.key()))
              .sorted(
                  Comparator.comparing(OutboxMail::writtenAt)
                      .thenComparing(OutboxMail::messageId)
                      .thenComparing(OutboxMail::recipient))
              .limit(atMost)
              .map(mail -> mail.taken(now))
              .toList();
      if (due.isEmpty() || replace(state, due)) {
        return due;
      }
    }
    throw busy();
  }

  private static boolean isDue(OutboxMail mail, Instant now, boolean isNow) {
    if (mail.status() == Status.SENDING) {
      return mail.changedAt().plus(HELD_AT_MOST).isBefore(now);
    }
    return isNow || !mail.notBefore().isAfter(now);
  }

  /** Writes down what became of mails that were taken; what another has done meanwhile stays. */
  void settle(Collection<OutboxMail> tried) {
    Map<String, OutboxMail> byKey = new HashMap<>();
    tried.forEach(mail -> byKey.put(mail.key(), mail));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      State state = table.read(in(byKey.keySet()));
      List<OutboxMail> settled =
          mails(state).stream()
              .filter(mail -> mail.status() == Status.SENDING)
              .map(mail -> byKey.get(mail.key()))
              .toList();
      if (settled.isEmpty() || replace(state, settled)) {
        return;
      }
    }
    throw busy();
  }

  /** The mails that are not sent yet, without those that were refused. */
  public List<OutboxMail> waiting() {
    return mails(table.read(ON_ITS_WAY));
  }

  /** The Message-IDs of a pipeline's mails of that form written on a day of a zone, by readers. */
  public Map<String, Set<String>> written(
      String pipeline, String form, LocalDate day, ZoneId zone) {
    String where =
        "pipeline = '%s' AND form = '%s' AND written_at >= TIMESTAMP '%s 00:00:00'"
            .formatted(pipeline, form, day.minusDays(MARGIN_OF_ZONES));
    Map<String, Set<String>> ids = new HashMap<>();
    for (OutboxMail mail : mails(table.read(where))) {
      if (mail.writtenAt().atZone(zone).toLocalDate().equals(day)) {
        ids.computeIfAbsent(mail.readers(), readers -> new HashSet<>()).add(mail.messageId());
      }
    }
    return ids;
  }

  /** When the first of the mails that wait is due; empty if none waits. */
  public Optional<Instant> nextDue() {
    return waiting().stream().map(OutboxMail::notBefore).min(Comparator.naturalOrder());
  }

  private boolean replace(State state, List<OutboxMail> mails) {
    Set<String> keys = mails.stream().map(OutboxMail::key).collect(Collectors.toSet());
    return table.replace(state.revision(), in(keys), mails.stream().map(OutboxRows::of).toList());
  }

  private static List<OutboxMail> mails(State state) {
    return state.rows().stream().map(OutboxRows::read).toList();
  }

  /** Keys are hexadecimal. */
  private static String in(Set<String> keys) {
    return keys.stream().sorted().collect(Collectors.joining("', '", "mail IN ('", "')"));
  }

  private static RuntimeException busy() {
    return CoreErrors.heldByAnotherRun("ops.outbox", "these mails", null);
  }
}
