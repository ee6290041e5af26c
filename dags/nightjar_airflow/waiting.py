"""Waits for a night that is still being computed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import BaseSensorOperator

from nightjar_airflow.nights import NIGHT

LONGEST = timedelta(hours=6)
EVENTS = 100  # of one table; more than it gets in the time


class NightReady(BaseSensorOperator):
    """Done when every table among its inlets has had an event of the run's night.

    Only a scheduled run waits: whoever asks for a night knows that it is there. Holds no slot while
    it waits.
    """

    template_fields = ("wanted",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            mode="reschedule",
            poke_interval=60,
            timeout=LONGEST.total_seconds(),
            execution_timeout=timedelta(minutes=5),
            pool="default_pool",
            **kwargs,
        )
        self.wanted = "{{ night(dag_run) }}"

    def poke(self, context: Any) -> bool:
        if context["dag_run"].run_type != "scheduled":
            return True
        return all(self._has_come(context["inlet_events"][table]) for table in self.inlets)

    def _has_come(self, events: Any) -> bool:
        newest = events.ascending(False).limit(EVENTS)
        return any((event.extra or {}).get(NIGHT) == self.wanted for event in newest)
