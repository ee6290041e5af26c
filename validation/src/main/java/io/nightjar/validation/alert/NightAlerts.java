package io.nightjar.validation.alert;

import io.nightjar.core.config.Environment;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.alert.Announcer.Announcement;
import io.nightjar.validation.alert.outbox.Postman;
import io.nightjar.validation.alert.outbox.Postman.Round;
import io.nightjar.validation.alert.outbox.Smtp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a night as far as people are concerned: announces what it has found and sends what
 * waits, for a limited time. Whatever goes wrong is said, and changes nothing for the night.
 */
public final class NightAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(NightAlerts.class);
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private final Project project;
  private final LakeSession session;

  /** Announces nights of a project. */
  public NightAlerts(Project project, LakeSession session) {
    this.project = project;
    this.session = session;
  }

  /** Announces and sends; returns what people should know about it, line by line. Never fails. */
  public List<String> announce(Plan plan, Nights nights, boolean isQuiet) {
    try {
      return session.healing("ops.incidents", () -> tryToAnnounce(plan, nights, isQuiet));
    } catch (RuntimeException e) { // nothing about mails may change how a night ends
      LOG.debug("nobody was told", e);
      return List.of("Alerts were not sent, the night is as it was: " + e.getMessage());
    }
  }

  private List<String> tryToAnnounce(Plan plan, Nights nights, boolean isQuiet) {
    Environment environment = project.environment();
    Optional<MailServer> server = project.mail();
    Announcement done =
        new Announcer(session, environment.lake(), server, environment.clock())
            .announce(plan, nights, isQuiet);
    List<String> lines = new ArrayList<>();
    if (done.open() > 0) {
      lines.add("Open incidents: %,d, see nightjar alerts list.".formatted(done.open()));
    }
    if (done.untold() > 0) {
      lines.add(
          "Nobody was mailed about %,d findings: environment %s has no section mail."
              .formatted(done.untold(), environment.name()));
    }
    server.ifPresent(known -> lines.addAll(send(known, environment)));
    return lines;
  }

  private List<String> send(MailServer server, Environment environment) {
    Round round =
        new Postman(new AlertTables(session).outbox(), new Smtp(server), environment.clock())
            .deliver(AT_MOST, false);
    return said(round, server);
  }

  /** How sending went, for people; nothing if nothing was tried. */
  public static List<String> said(Round round, MailServer server) {
    List<String> lines = new ArrayList<>();
    if (round.sent() > 0) {
      lines.add("Alert mails sent: %,d.".formatted(round.sent()));
    }
    if (round.refused() > 0) {
      lines.add(
          "Alert mails refused by %s: %,d (%s). Correct the addresses in the pipeline file."
              .formatted(server, round.refused(), round.problem()));
    }
    if (round.postponed() > 0) {
      lines.add(
          "Alert mails that %s did not take: %,d (%s). They wait in ops.outbox; nightjar alerts"
                  .formatted(server, round.postponed(), round.problem())
              + " send tries again, and so does the next night.");
    }
    return lines;
  }
}
