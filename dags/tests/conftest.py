"""Plans to make DAGs from, and the world that a run sees."""

from __future__ import annotations

import copy
import json
import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).parent
os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="nightjar-dags-"))
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["AIRFLOW__CORE__UNIT_TEST_MODE"] = "True"
os.environ["AIRFLOW__USAGE_DATA_COLLECTION__ENABLED"] = "False"

import pendulum  # noqa: E402  (Airflow reads the environment when it is imported)
import pytest  # noqa: E402
from airflow.sdk.execution_time.context import OutletEventAccessors  # noqa: E402

from nightjar_airflow import assets, pipelines  # noqa: E402

DAGS = HERE.parent
SHOP = json.loads((HERE / "plans" / "shop.json").read_text("utf-8"))


@pytest.fixture
def shop() -> dict[str, Any]:
    """The plan that the Java tests compare with what they write."""
    return copy.deepcopy(SHOP)


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plans, with that of the shop in it."""
    folder = tmp_path / "plans"
    folder.mkdir()
    monkeypatch.setenv("NIGHTJAR_PLANS", str(folder))
    write(folder, SHOP)
    return folder


def write(folder: Path, plan: dict[str, Any]) -> None:
    (folder / f"{plan['pipeline']}.json").write_text(json.dumps(plan), "utf-8")


def named(plan: dict[str, Any], name: str) -> dict[str, Any]:
    """The plan of another pipeline that does the same."""
    return json.loads(json.dumps(plan).replace("shop", name))


def instant(text: str) -> pendulum.DateTime:
    return pendulum.parse(text)


def dag_run(kind: str = "scheduled", **facts: Any) -> SimpleNamespace:
    """What a task knows of its run; a fact that is not given is null, as in Airflow."""
    usual = {
        "run_type": kind,
        "run_id": f"{kind}__1",
        "conf": {},
        "logical_date": None,
        "data_interval_start": None,
        "data_interval_end": None,
        "run_after": instant("2024-04-21T02:30:00+02:00"),
    }
    return SimpleNamespace(**{**usual, **facts})


def event(timestamp: str, **extra: Any) -> SimpleNamespace:
    return SimpleNamespace(timestamp=instant(timestamp), extra=extra)


def context(
    run: SimpleNamespace, task: Any, events: dict[Any, Any] | None = None
) -> dict[str, Any]:
    return {
        "dag": task.dag,
        "dag_run": run,
        "run_id": run.run_id,
        "ti": SimpleNamespace(
            dag_id=task.dag_id, task_id=task.task_id, run_id=run.run_id, try_number=1
        ),
        "triggering_asset_events": events or {},
        "outlet_events": OutletEventAccessors(),
    }


def nightly(plan: dict[str, Any]) -> Any:
    return pipelines.nightly(plan, assets.tables(plan))


def train(plan: dict[str, Any]) -> Any:
    return pipelines.train(plan, assets.tables(plan))


def mail(plan: dict[str, Any]) -> Any:
    return pipelines.mail(plan, assets.tables(plan))


def maintain(plan: dict[str, Any]) -> Any:
    return pipelines.maintain(plan, assets.tables(plan))
