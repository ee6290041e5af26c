"""Reads the plans that ``./nightjar dags sync`` has written, and nothing else."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FORMAT_VERSION = 1
DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / ".nightjar" / "airflow" / "plans"


@dataclass(frozen=True)
class Plans:
    """Plans by pipeline, and one line for each file that is none."""

    by_pipeline: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def plans_folder() -> Path:
    """The folder of NIGHTJAR_PLANS, else that of the project around the DAGs."""
    return Path(os.environ.get("NIGHTJAR_PLANS") or DEFAULT_FOLDER)


def read_plans(only: str | None = None) -> Plans:
    """All plans, or that of one pipeline alone."""
    folder = plans_folder()
    if not folder.is_dir():
        return Plans(problems=[f"{folder} does not exist: run ./nightjar dags sync"])
    plans = Plans()
    for file in sorted(folder.glob(f"{only or '[!.]*'}.json")):
        try:
            plans.by_pipeline[file.stem] = checked(json.loads(file.read_text("utf-8")), file.stem)
        except (OSError, ValueError, KeyError, TypeError) as error:
            plans.problems.append(f"{file.name}: {reason(error)}: run ./nightjar dags sync")
    return plans


def checked(plan: dict[str, Any], name: str) -> dict[str, Any]:
    """The plan, if this code understands it."""
    if plan["format-version"] > FORMAT_VERSION:
        raise ValueError(f"format-version {plan['format-version']} is newer than {FORMAT_VERSION}")
    if plan["pipeline"] != name:
        raise ValueError(f"is the plan of {plan['pipeline']}")
    for key in ("time-zone", "start", "schedule", "jobs", "maintenance", "assets", "launch"):
        if key not in plan:
            raise KeyError(key)
    return plan


def reason(error: Exception) -> str:
    """One line for people."""
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    return str(error).splitlines()[0]
