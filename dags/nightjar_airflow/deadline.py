"""Tells the owner that a night was not published when it was due."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from airflow.sdk import DeadlineAlert, DeadlineReference, SyncCallback

from nightjar_airflow.mail import send

LOG = logging.getLogger(__name__)


def published_by(plan: dict[str, Any]) -> DeadlineAlert | None:
    """The alert of ``schedule.due``, counted from the logical date: one day before the run."""
    due, cron = plan["schedule"].get("due"), plan["schedule"].get("nightly")
    if not due or not cron:
        return None
    return DeadlineAlert(
        name="due",
        reference=DeadlineReference.DAGRUN_LOGICAL_DATE,
        interval=timedelta(days=1, seconds=plan["schedule"]["due-after-seconds"]),
        callback=SyncCallback(
            report,
            kwargs={"pipeline": plan["pipeline"], "due": due, "to": plan["owner"]["mail"]},
        ),
    )


def report(context: dict[str, Any], pipeline: str, due: str, to: list[str]) -> None:
    """Runs as work of the executor when a run has missed it. Only the clock's own runs are late."""
    run = context["dag_run"]
    if run["run_type"] != "scheduled":
        return
    subject = f"{pipeline}: not published by {due}"
    text = f"Run {run['dag_run_id']} is {run['state']}."
    LOG.error("%s. %s", subject, text)
    send(context, to, subject, text, f"{pipeline}.due.{run['dag_run_id']}")
