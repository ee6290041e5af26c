"""Mails for what the jobs cannot report themselves; a second copy does no harm."""

from __future__ import annotations

import logging
from html import escape
from typing import Any

from airflow.providers.smtp.notifications.smtp import SmtpNotifier

from nightjar_airflow.exits import JobFailed, JobKilled, LeaseHeld
from nightjar_airflow.nights import is_quiet

LOG = logging.getLogger(__name__)


def tell_owner(to: list[str], context: Any) -> None:
    """For a failed task: nothing if the job has ended in a way it could report."""
    error = context.get("exception")
    if is_quiet(context["dag_run"]) or is_reported(error):
        return
    task = context["ti"]
    what = f"{task.dag_id}.{task.task_id} failed"
    text = f"Run {task.run_id}, try {task.try_number}: {error or 'no reason known'}"
    send(context, to, what, text, f"{what}.{task.run_id}.{task.try_number}")


def is_reported(error: Any) -> bool:
    """Whether the job has left its own account of the failure."""
    return (
        isinstance(error, JobFailed)
        and type(error) is not JobFailed
        and not isinstance(error, (JobKilled, LeaseHeld))
    )


def send(context: Any, to: list[str], subject: str, text: str, key: str) -> None:
    """Sends through Airflow's own connection, if there is one. The key keeps copies together."""
    if not to:
        return
    marker = "".join(sign if sign.isalnum() else "-" for sign in key)
    try:
        SmtpNotifier(
            to=to,
            subject=f"[Nightjar] {subject}",
            html_content=f"<p>{escape(text)}</p>",
            custom_headers={"Message-ID": f"<{marker}@nightjar>"},
        ).notify(context)
    except Exception as error:  # a mail that cannot be sent must not hide what it is about
        LOG.warning("no mail to %s (%s): %s. %s", ", ".join(to), error, subject, text)
