package io.nightjar.validation.alert;

import io.nightjar.core.config.MailServer;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.IncidentKey;
import io.nightjar.validation.alert.incident.Incidents;
import io.nightjar.validation.alert.incident.Letter;
import io.nightjar.validation.alert.incident.Letters;
import io.nightjar.validation.alert.incident.News;
import io.nightjar.validation.alert.incident.ToldIncidents;
import io.nightjar.validation.alert.mail.FailingRows;
import io.nightjar.validation.alert.mail.LetterText;
import io.nightjar.validation.alert.outbox.Outbox;
import io.nightjar.validation.alert.outbox.OutboxMail;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what the nights of a pipeline have found into incidents and mails. Mails are put into the
 * outbox before the incidents say that somebody was told, so that a crash in between tells twice
 * under one Message-ID rather than never.
 */
public final class Announcer {
  /** Results older than that are not looked at again: what came of them stands in the incidents. */
  private static final int LOOK_BACK = 30;

  private final LakeSession session;
  private final String lake;
  private final IncidentBook book;
  private final Outbox outbox;
  private final Optional<MailServer> server;
  private final Clock clock;

  /**
   * Announces in a lake.
   *
   * @param session on the lake
   * @param lake its root
   * @param server that takes mails; without one nobody is told, and incidents are kept all the same
   * @param clock decides when mails may go, never what they say
   */
  public Announcer(LakeSession session, String lake, Optional<MailServer> server, Clock clock) {
    AlertTables tables = new AlertTables(session);
    this.session = session;
    this.lake = lake;
    this.book = tables.book();
    this.outbox = tables.outbox();
    this.server = server;
    this.clock = clock;
  }

  /**
   * What has come of it.
   *
   * @param open incidents that go on
   * @param untold of the news those that nobody could be told for want of a mail server
   * @param written mails that were put into the outbox
   */
  public record Announcement(int open, int untold, int written) {}

  /**
   * Brings the incidents of a pipeline up to date and writes what is news.
   *
   * @param plan of the pipeline
   * @param nights that were just run; what later nights have found stays true
   * @param isQuiet whether one summary is all that anybody gets
   */
  public Announcement announce(Plan plan, Nights nights, boolean isQuiet) {
    Pipeline pipeline = plan.pipeline();
    List<Incident> known = book.of(pipeline.name());
    CheckHistory history = history(pipeline, nights, known);
    List<Incident> now = book.change(pipeline.name(), before -> after(plan, before, history));
    List<News> news =
        now.stream().flatMap(each -> News.of(each, pipeline.alerts()).stream()).toList();
    int open = (int) now.stream().filter(Incident::isOpen).count();
    if (server.isEmpty() || news.isEmpty()) {
      return new Announcement(open, routed(news, pipeline.alerts()), 0);
    }
    LocalDate night = history.newestNight().orElse(nights.to());
    List<Letter> letters = letters(pipeline, night, news, isQuiet);
    int written = outbox.put(mails(plan, letters, history));
    Instant at = clock.instant();
    book.change(pipeline.name(), before -> ToldIncidents.after(before, letters, at));
    return new Announcement(open, 0, written);
  }

  private CheckHistory history(Pipeline pipeline, Nights nights, List<Incident> known) {
    LocalDate longAgo = nights.to().minusDays(LOOK_BACK);
    LocalDate from = nights.from().isBefore(longAgo) ? nights.from() : longAgo;
    Set<String> open =
        known.stream()
            .filter(Incident::isOpen)
            .map(Incident::key)
            .map(IncidentKey::rule)
            .collect(Collectors.toSet());
    return CheckHistory.read(session, pipeline.name(), from, open);
  }

  private List<Incident> after(Plan plan, Collection<Incident> before, CheckHistory history) {
    return Incidents.after(
        lake, plan.pipeline().name(), before, history.checked(), withSuite(plan));
  }

  private static Set<TableName> withSuite(Plan plan) {
    return plan.jobs().stream()
        .filter(job -> job.module().equals("validation"))
        .map(PlannedJob::subjects)
        .flatMap(List::stream)
        .map(TableName::parse)
        .collect(Collectors.toSet());
  }

  private static int routed(List<News> news, AlertSpec spec) {
    return (int) news.stream().filter(each -> !each.routes(spec).isEmpty()).count();
  }

  private List<Letter> letters(
      Pipeline pipeline, LocalDate night, List<News> news, boolean isQuiet) {
    ZoneId zone = pipeline.clock().zone();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Map<Letter.Form, Map<String, Set<String>>> written = new EnumMap<>(Letter.Form.class);
    for (Letter.Form form : List.of(Letter.Form.DAILY, Letter.Form.SUMMARY)) {
      written.put(form, outbox.written(pipeline.name(), Envelopes.form(form), today, zone));
    }
    String domain = server.orElseThrow().from().replaceFirst("^.*@", "");
    return new Letters(pipeline.alerts(), night, domain, letter -> mustWait(letter, written))
        .of(news, isQuiet);
  }

  /** The very same mail does not wait for itself: that is how a crash is made good. */
  private static boolean mustWait(
      Letter letter, Map<Letter.Form, Map<String, Set<String>>> written) {
    Set<String> today = written.get(letter.form()).getOrDefault(letter.readers(), Set.of());
    return !today.isEmpty() && !today.contains(letter.messageId());
  }

  private List<OutboxMail> mails(Plan plan, List<Letter> letters, CheckHistory history) {
    LetterText text = new LetterText(plan, new FailingRows(session::place), history::of);
    return new Envelopes(plan.pipeline(), server.orElseThrow().from(), text)
        .of(letters, clock.instant());
  }
}
