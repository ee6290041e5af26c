"""Versions of tables on their way through Airflow: results to XCom, events, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nightjar_airflow.nights import NIGHT


def xcom_of(result: dict[str, Any]) -> dict[str, Any]:
    """What other tasks and people see of a run: where its manifest is and what it made."""
    account = ("run-key", "run-id", "verdict", "same-as", "manifest", "metrics")
    keys = (*account, "inputs", "outputs", "models")
    return {key: result[key] for key in keys if key in result}


def extras_of(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the event of each table that a run has made carries, by table."""
    return {each["table"]: extra_of(result, each) for each in result.get("outputs", [])}


def extra_of(result: dict[str, Any], output: dict[str, Any]) -> dict[str, Any]:
    return {
        "delta_version": output["version"],
        "delta_table_id": output["table-id"],
        "row_count": output["rows"],
        **account_of(result),
    }


def release_of(result: dict[str, Any]) -> dict[str, Any]:
    """What the event of a finished night carries: the versions that belong together."""
    made = {each["table"]: each["version"] for each in result.get("outputs", [])}
    return {"versions": result.get("release") or made, **account_of(result)}


def account_of(result: dict[str, Any]) -> dict[str, Any]:
    return {
        "run_key": result["run-key"],
        "run_id": result["run-id"],
        "verdict": result["verdict"],
        "manifest": result["manifest"],
        NIGHT: result["to"],
    }


def newest_version(events: Iterable[Any]) -> int:
    """The version to read after these events of one table, in whatever order they came.

    The largest, never the last: events may come late or twice. Of a table that was made anew in
    between, versions of the old one do not count.
    """
    known = [event for event in events if (event.extra or {}).get("delta_version") is not None]
    newest = max(known, key=lambda event: event.timestamp)
    table = newest.extra.get("delta_table_id")
    return max(
        event.extra["delta_version"]
        for event in known
        if event.extra.get("delta_table_id") == table
    )
