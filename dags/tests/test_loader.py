"""The files that Airflow reads, read as Airflow reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization

from conftest import DAGS, SHOP, named, write

LOADER = DAGS / "nightjar_dags.py"
SHOP_TASKS = {
    "shop_nightly": [
        "ingest",
        "refine",
        "validate_tables",
        "publish_tables",
        "refine_2",
        "build_features",
        "validate_features",
        "publish_features",
        "score",
        "announce",
    ],
    "shop_train": ["train", "night_for_train"],
    "shop_maintain": ["maintain"],
}
TIMES = {
    "shop_nightly": "30 2 * * *",
    "shop_train": "0 5 1 * *",
    "shop_maintain": "0 7 * * SUN",
}


def bag() -> DagBag:
    return DagBag(dag_folder=str(DAGS), safe_mode=True)


def test_three_dags_a_pipeline_and_ids_that_stay(plans: Path) -> None:
    found = bag()
    assert found.import_errors == {}
    assert {dag_id: list(dag.task_dict) for dag_id, dag in found.dags.items()} == SHOP_TASKS
    assert {Path(dag.fileloc).name for dag in found.dags.values()} == {"nightjar_dags.py"}


def test_airflow_does_not_skip_the_loader() -> None:
    first = LOADER.read_text("utf-8").split("from ")[0]
    assert first.startswith("#")
    assert "dag" in first and "airflow" in first.lower()


def test_nothing_but_the_two_files_is_looked_at(plans: Path) -> None:
    read = sorted(Path(stat.file).name for stat in bag().dagbag_stats)
    assert read == ["nightjar_dags.py", "nightjar_problems.py"]
    (plans / "broken.json").write_text("{")
    assert [Path(file).name for file in bag().import_errors] == ["nightjar_problems.py"]


def test_a_broken_plan_leaves_the_others_alone_and_shows(plans: Path) -> None:
    write(plans, named(SHOP, "kiosk") | {"format-version": 2})
    (plans / "torn.json").write_text('{"format-version": 1')
    found = bag()
    assert set(found.dags) == set(SHOP_TASKS)
    (error,) = found.import_errors.values()
    assert "kiosk.json: format-version 2 is newer than 1: run ./nightjar dags sync" in error
    assert "torn.json: Expecting" in error


def test_no_plans_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIGHTJAR_PLANS", str(tmp_path / "none"))
    (error,) = bag().import_errors.values()
    assert f"{tmp_path}/none does not exist: run ./nightjar dags sync" in error


def test_a_task_builds_only_the_dag_it_belongs_to(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(plans, named(SHOP, "kiosk"))
    monkeypatch.setenv("_AIRFLOW_PARSING_CONTEXT_DAG_ID", "kiosk_train")
    assert list(bag().dags) == ["kiosk_train"]


def test_no_cycles_and_what_every_task_has(plans: Path) -> None:
    for dag in bag().dags.values():
        dag.check_cycle()
        assert dag.max_active_runs == 1
        assert not dag.catchup
        assert dag.tags >= {"nightjar", "shop"}
        for task in dag.tasks:
            assert task.retries > 0, task.task_id
            assert task.execution_timeout, task.task_id
            assert task.pool in ("spark", "default_pool"), task.task_id
            assert task.retry_policy, task.task_id
            assert task.on_failure_callback, task.task_id
            assert task.owner == "returns"


def test_the_scheduler_can_keep_them(plans: Path) -> None:
    for dag in bag().dags.values():
        kept = DagSerialization.from_dict(DagSerialization.to_dict(dag))
        assert set(kept.task_dict) == set(dag.task_dict)
        assert kept.timetable.summary == TIMES[dag.dag_id]
