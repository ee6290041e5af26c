"""Builds one task from one job of a plan."""

from __future__ import annotations

import functools
from datetime import timedelta
from typing import Any

from airflow.sdk import Asset, TriggerRule

from nightjar_airflow.exits import RetryByCause
from nightjar_airflow.mail import tell_owner
from nightjar_airflow.submit import NightjarSubmit

NIGHT = "{{ night(dag_run, triggering_asset_events) }}"
QUIET = "{{ quiet(dag_run) }}"
FILLED = {"{date}": NIGHT, "{quiet}": QUIET}
ASKED_BY = "{{ dag.dag_id }}/{{ run_id }}/{{ ti.task_id }}/{{ ti.try_number }}"


def task_id(job: str) -> str:
    """The name of a job as Airflow spells it."""
    return job.replace("-", "_")


def usual_arguments(plan: dict[str, Any]) -> dict[str, Any]:
    """What the tasks of a pipeline have in common."""
    launch = plan["launch"]
    held = timedelta(seconds=launch["held-delay-seconds"])
    return {
        "owner": plan["owner"]["team"],
        "pool": launch["pool"],
        "retries": launch["retries"],
        "retry_delay": timedelta(seconds=launch["retry-delay-seconds"]),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(seconds=launch["longest-retry-delay-seconds"]),
        "retry_policy": RetryByCause(held, launch["retries-if-killed"]),
        "on_failure_callback": functools.partial(tell_owner, plan["owner"]["mail"]),
    }


def submit(
    plan: dict[str, Any],
    job: dict[str, Any],
    assets: dict[str, Asset],
    release: Asset | None = None,
) -> NightjarSubmit:
    """The task of a job; ``release`` if it is the one that finishes a night."""
    launch = plan["launch"]
    published = [assets[table] for table in job.get("outputs", []) if table in assets]
    arguments = [FILLED.get(each, each) for each in job["arguments"]]
    return NightjarSubmit(
        task_id=task_id(job["name"]),
        name=f"{plan['pipeline']}-{job['name']}",
        application=f"{launch['home']}/{job['jar']}",
        java_class=job["main-class"],
        application_args=[*arguments, "--asked-by", ASKED_BY],
        spark_binary=launch["spark-submit"],
        master=launch["master"],
        driver_memory=launch["driver-memory"],
        env_vars=launch["environment"],
        execution_timeout=timedelta(seconds=job["timeout-seconds"]),
        outlets=[*published, *([release] if release else [])],
        release=release,
        steps=job.get("backfill"),
        trigger_rule=TriggerRule.NONE_FAILED,  # a step of a backfill leaves tasks out
    )
