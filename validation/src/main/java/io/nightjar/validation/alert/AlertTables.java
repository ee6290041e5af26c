package io.nightjar.validation.alert;

import io.nightjar.core.job.LakeSession;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.IncidentRows;
import io.nightjar.validation.alert.outbox.Outbox;
import io.nightjar.validation.alert.outbox.OutboxRows;
import java.util.List;

/** The tables {@code ops.incidents} and {@code ops.outbox} of a lake. */
public final class AlertTables {
  private final LakeSession session;

  /** Opens them; nothing is read yet. */
  public AlertTables(LakeSession session) {
    this.session = session;
  }

  /** The mails. */
  public Outbox outbox() {
    return new Outbox(session.state("outbox", OutboxRows.SCHEMA));
  }

  /** The incidents that go on, of all pipelines. */
  public List<Incident> open() {
    return book().open();
  }

  IncidentBook book() {
    return new IncidentBook(session.state("incidents", IncidentRows.SCHEMA));
  }
}
