"""DAGs of a pipeline: its nights, training, maintenance, and mails that waited for the morning."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from airflow.sdk import DAG, Asset, CronTriggerTimetable, Param, TriggerRule

from nightjar_airflow import assets
from nightjar_airflow.deadline import published_by
from nightjar_airflow.nights import DATE, is_quiet, night_of
from nightjar_airflow.plan import read_plans
from nightjar_airflow.tasks import submit, usual_arguments
from nightjar_airflow.waiting import NightReady

NIGHTLY = "nightly"
TRAIN = "train"
MAINTAIN = "maintain"
MAIL = "mail"
DAY = timedelta(days=1)


def dags(only: str | None = None) -> Iterator[DAG]:
    """All DAGs; or, for a task that is about to run, the one it belongs to."""
    makers = {NIGHTLY: nightly, TRAIN: train, MAINTAIN: maintain, MAIL: mail}
    pipeline, _, kind = only.rpartition("_") if only else (None, "", "")
    for plan in read_plans(pipeline).by_pipeline.values():
        made = assets.tables(plan)
        for make in [makers[kind]] if kind in makers else makers.values():
            dag = make(plan, made)
            if dag:
                yield dag


def nightly(plan: dict[str, Any], made: dict[str, Asset]) -> DAG | None:
    """The jobs that every night needs, in the order of the plan."""
    jobs = [job for job in plan["jobs"] if job["when"] == "every-night"]
    if not jobs:
        return None
    tasks: dict[str, Any] = {}
    with dag_of(plan, NIGHTLY, schedule(plan), deadline=published_by(plan)) as dag:
        for job in jobs:
            release = assets.asset(plan["release"]) if job is jobs[-1] else None
            tasks[job["name"]] = submit(plan, job, made, release)
            tasks[job["name"]].set_upstream([tasks[name] for name in job["after"] if name in tasks])
        announce(plan, made, list(tasks.values()))
    return asking(dag)


def announce(plan: dict[str, Any], made: dict[str, Asset], jobs: list[Any]) -> None:
    """What tells people what the night has found: after all of it, and without a say in its state.

    A teardown counts for nothing when Airflow decides what became of a run.
    """
    if "announcement" in plan:
        task = submit(plan, plan["announcement"], made)
        task.set_upstream(jobs)
        task.as_teardown()


def train(plan: dict[str, Any], made: dict[str, Asset]) -> DAG | None:
    """Training by its own schedule, once its night is published."""
    jobs = [job for job in plan["jobs"] if job["when"] == "training-due"]
    if not jobs:
        return None
    with dag_of(plan, TRAIN, cron(plan, TRAIN)) as dag:
        for job in jobs:
            task = submit(plan, job, made)
            task.trigger_rule = TriggerRule.ALL_DONE  # the job itself knows what it lacks
            read = [made[each["table"]] for each in job["inputs"] if each["table"] in made]
            task.set_upstream(NightReady(task_id=f"night_for_{task.task_id}", inlets=read))
    return asking(dag)


def maintain(plan: dict[str, Any], made: dict[str, Asset]) -> DAG:
    """What keeps the tables small; works on no night."""
    with dag_of(plan, MAINTAIN, cron(plan, MAINTAIN)) as dag:
        submit(plan, plan["maintenance"], made)
    return dag


def mail(plan: dict[str, Any], made: dict[str, Asset]) -> DAG | None:
    """Sends at the end of quiet hours what has waited for it."""
    again = plan.get("announcement", {}).get("again")
    if again is None:
        return None
    when = CronTriggerTimetable(again, timezone=plan["time-zone"], interval=DAY)
    with dag_of(plan, MAIL, when) as dag:
        submit(plan, plan["announcement"], made)
    return dag


def dag_of(plan: dict[str, Any], kind: str, when: Any, deadline: Any = None) -> DAG:
    """An empty DAG; a run of it is for one night, and only one runs at a time."""
    zone = plan["time-zone"]
    first = date.fromisoformat(plan["start"]) + DAY  # the first night is over
    return DAG(
        f"{plan['pipeline']}_{kind}",
        description=plan["description"],
        schedule=when,
        start_date=datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(zone)),
        end_date=end_of(plan),
        catchup=False,
        max_active_runs=1,
        default_args=usual_arguments(plan),
        user_defined_macros={
            "night": functools.partial(night_of, zone),
            "quiet": lambda dag_run: str(is_quiet(dag_run)).lower(),
        },
        tags={"nightjar", plan["pipeline"], kind},
        deadline=deadline,
    )


def end_of(plan: dict[str, Any]) -> datetime | None:
    """The last instant at which a run starts by itself: on the day after the last night."""
    until = plan["schedule"].get("until")
    if until is None:
        return None
    return datetime.combine(date.fromisoformat(until) + DAY, time.max, ZoneInfo(plan["time-zone"]))


def schedule(plan: dict[str, Any]) -> Any:
    """By the clock; else when all that is used has been released; else never."""
    return cron(plan, NIGHTLY) or assets.releases(plan) or None


def cron(plan: dict[str, Any], kind: str) -> CronTriggerTimetable | None:
    """On the clock of the pipeline's zone; the day before a run is its data interval."""
    expression = plan["schedule"].get(kind)
    if expression is None:
        return None
    return CronTriggerTimetable(expression, timezone=plan["time-zone"], interval=DAY)


def asking(dag: DAG) -> DAG:
    """Lets the page of a run ask for its night. (Given to the DAG sooner, every task copies it.)"""
    dag.params[DATE] = Param(
        None,
        type=["null", "string"],
        format="date",
        description="the night (logical date); default: the last one that is over",
    )
    return dag
