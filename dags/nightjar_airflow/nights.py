"""Which night a run is for.

Night D is a calendar day in the pipeline's zone; its run starts on the day after. So a run is for
the last night that was over at its instant: the end of its data interval, or, where it has none,
the moment it was to run after. Both exist before the run starts and stay what they are when it is
cleared, so a retry works on the same night. ``{"date": "2013-03-15"}`` in the run's conf wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from nightjar_airflow.exits import ConfigWrong

DATE = "date"
NIGHT = "night"
ANNOUNCE = "announce"
BACKFILL = "backfill"
AS_OF = "as-of"
STEPS = ("stage", "publish")


def night_of(zone: str, dag_run: Any, events: Mapping[Any, Iterable[Any]] | None = None) -> str:
    """The night as YYYY-MM-DD, for scheduled, manual, REST, backfill and asset-triggered runs."""
    asked = (dag_run.conf or {}).get(DATE)
    if asked:
        return parsed(asked)
    released = night_of_events(events or {})
    if released:
        return released
    instant: datetime = dag_run.data_interval_end or dag_run.run_after
    return (instant.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)).isoformat()


def night_of_events(events: Mapping[Any, Iterable[Any]]) -> str | None:
    """The newest night that every asset has brought; None if one does not say."""
    newest = []
    for of_one_asset in events.values():
        nights = [event.extra[NIGHT] for event in of_one_asset if (event.extra or {}).get(NIGHT)]
        if not nights:
            return None
        newest.append(max(nights))
    return min(newest, default=None)


def parsed(text: Any) -> str:
    """The date, or one line that says what is wrong."""
    try:
        return date.fromisoformat(text).isoformat()
    except (TypeError, ValueError):
        raise ConfigWrong(f'conf: "{DATE}" must be a calendar date like 2013-03-15') from None


def step_of(dag_run: Any) -> str | None:
    """The step of a backfill that a run is, by its conf; most runs are none."""
    step = (dag_run.conf or {}).get(BACKFILL)
    if step is not None and step not in STEPS:
        raise ConfigWrong(f'conf: "{BACKFILL}" must be one of {", ".join(STEPS)}')
    return step


def arguments_of(dag_run: Any) -> list[str]:
    """What a job is told about the step and about whose knowledge it shall use."""
    step, as_of = step_of(dag_run), (dag_run.conf or {}).get(AS_OF)
    told = ["--backfill", step] if step else []
    return [*told, "--as-of", as_of] if as_of else told


def is_quiet(dag_run: Any) -> bool:
    """Whether nobody shall start or be told: history that is computed again is no news."""
    conf = dag_run.conf or {}
    return dag_run.run_type == "backfill" or BACKFILL in conf or conf.get(ANNOUNCE) is False
