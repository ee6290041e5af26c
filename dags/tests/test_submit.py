"""The operator, with a real process in place of Spark."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import AirflowSkipException, AirflowTaskTimeout

from conftest import DAGS, context, dag_run, event, nightly
from nightjar_airflow import exits
from nightjar_airflow.versions import newest_version

RESULT = {
    "format-version": 1,
    "run-key": "shop/score for 2024-04-20",
    "run-id": "20240421T003000.000Z-1",
    "to": "2024-04-20",
    "verdict": "succeeded",
    "exit-code": 0,
    "manifest": "s3a://shop/lake/_nightjar/runs/shop/2024-04-20/score/1.json",
    "inputs": [{"table": "gold.order_features", "version": 7}],
    "outputs": [
        {
            "table": "gold.order_predictions",
            "version": 41,
            "table-id": "a-b",
            "rows": 12,
            "is-new": True,
        }
    ],
    "models": ["shop@3"],
    "release": {"gold.order_features": 7, "gold.order_predictions": 41},
}
SPARK = """#!/bin/bash
printf '%s\\n' "$@" >"{folder}/said"
while [[ $1 != --result ]]; do shift; done
{does}
"""


@pytest.fixture
def run(shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the last task of the night with a spark-submit that does as it is told."""
    binary = tmp_path / "spark-submit"
    shop["launch"]["spark-submit"] = str(binary)
    monkeypatch.setattr("nightjar_airflow.submit.die_with_parent", lambda: None)

    def go(does: str, kind: str = "scheduled", **facts) -> SimpleNamespace:
        binary.write_text(SPARK.format(folder=tmp_path, does=does))
        binary.chmod(0o755)
        task = nightly(shop).task_dict["score"]
        around = context(dag_run(kind, **facts), task)
        task.render_template_fields(around)
        value = task.execute(around)
        events = {each.name: around["outlet_events"][each].extra for each in task.outlets}
        return SimpleNamespace(xcom=value, events=events, said=(tmp_path / "said").read_text())

    return go


def leave(result: dict, code: int = 0) -> str:
    return f"cat >\"$2\" <<'END'\n{json.dumps(result)}\nEND\nexit {code}"


def test_hands_on_what_was_made(run) -> None:
    done = run(leave(RESULT))
    assert done.xcom["manifest"] == RESULT["manifest"]
    assert done.xcom["outputs"] == RESULT["outputs"]
    assert done.xcom["inputs"] == RESULT["inputs"]
    assert done.events["gold.order_predictions"] == {
        "delta_version": 41,
        "delta_table_id": "a-b",
        "row_count": 12,
        "run_key": "shop/score for 2024-04-20",
        "run_id": RESULT["run-id"],
        "verdict": "succeeded",
        "manifest": RESULT["manifest"],
        "night": "2024-04-20",
    }
    assert done.events["release.shop"]["versions"] == RESULT["release"]
    words = done.said.splitlines()
    assert words[:2] == ["--master", "spark://spark:7077"]
    assert words[words.index("--class") + 1] == "io.nightjar.scoring.ScoringMain"
    assert words[words.index("--date") + 1] == "2024-04-20"


@pytest.mark.parametrize(
    ("kind", "facts"), [("backfill", {}), ("manual", {"conf": {"announce": False}})]
)
def test_a_quiet_run_starts_nobody(run, kind: str, facts: dict) -> None:
    done = run(leave(RESULT), kind, **facts)
    assert done.events == {}
    assert done.xcom["verdict"] == "succeeded"


@pytest.mark.parametrize("step", ["stage", "publish"])
def test_a_step_of_a_backfill_tells_its_job_and_nobody_else(run, step: str) -> None:
    conf = {"date": "2024-04-20", "backfill": step, "as-of": "now"}
    done = run(leave(RESULT | {"metrics": {"diff.staged": 3}}), "manual", conf=conf)
    words = done.said.splitlines()
    assert words[words.index("--backfill") + 1] == step
    assert words[words.index("--as-of") + 1] == "now"
    assert done.events == {}
    assert done.xcom["metrics"] == {"diff.staged": 3}


def test_a_task_without_part_in_a_step_is_skipped(shop) -> None:
    tasks = nightly(shop).task_dict
    left_out = {"stage": {"publish_features"}, "publish": set(tasks) - {"publish_features", "score"}}
    for step, names in left_out.items():
        for name in names:
            run = dag_run("manual", conf={"backfill": step})
            with pytest.raises(AirflowSkipException, match=f"no part in step {step}"):
                tasks[name].execute(context(run, tasks[name]))
    jobs = [task for task in tasks.values() if not task.is_teardown]
    assert {task.trigger_rule for task in jobs} == {"none_failed"}


def test_a_step_that_is_none_and_a_plan_without_steps_are_refused(shop) -> None:
    task = nightly(shop).task_dict["score"]
    with pytest.raises(exits.ConfigWrong, match="must be one of stage, publish"):
        task.execute(context(dag_run("manual", conf={"backfill": "undo"}), task))
    for job in shop["jobs"]:
        del job["backfill"]
    task = nightly(shop).task_dict["score"]
    with pytest.raises(exits.ConfigWrong, match="knows no backfills: run ./nightjar dags sync"):
        task.execute(context(dag_run("manual", conf={"backfill": "stage"}), task))


def test_a_table_that_was_not_made_is_not_announced(run) -> None:
    assert run(leave(RESULT | {"outputs": []})).events == {}


@pytest.mark.parametrize(
    ("does", "kind", "text"),
    [
        ("exit 1", exits.Defect, "exit code 1, a defect"),
        ("exit 10", exits.ConfigWrong, "exit code 10, wrong request"),
        ("exit 20", exits.DataRejected, "exit code 20, data refused"),
        ("exit 30", exits.LeaseHeld, "exit code 30, held by another run"),
        ("exit 40", exits.DependencyDown, "exit code 40, storage or network"),
        ("exit 50", exits.IntegrityBroken, "exit code 50, integrity"),
        ("exit 3", exits.JobKilled, "out of memory"),
        ("exit 137", exits.JobKilled, "killed"),
        ("kill -9 $$", exits.JobKilled, "exit code -9, killed"),
        ("exit 7", exits.JobFailed, "an exit code that no job has"),
    ],
)
def test_an_exit_code_becomes_its_exception(run, does: str, kind: type, text: str) -> None:
    with pytest.raises(exits.JobFailed, match=text) as failure:
        run(does)
    assert type(failure.value) is kind


def test_the_line_of_the_job_says_why(run) -> None:
    refused = {"verdict": "rejected", "message": "silver.orders: 3 rows have no key"}
    with pytest.raises(
        exits.DataRejected, match="data refused: silver.orders: 3 rows have no key$"
    ):
        run(leave(refused, 20))


def test_no_launcher_is_the_fault_of_whoever_set_it_up(run, shop, tmp_path: Path) -> None:
    shop["launch"]["spark-submit"] = "/nowhere/spark-submit"
    task = nightly(shop).task_dict["score"]
    with pytest.raises(exits.ConfigWrong, match="/nowhere/spark-submit: run ./nightjar dags sync"):
        task.execute(context(dag_run(), task))


@pytest.mark.parametrize(
    ("error", "tries", "expected"),
    [
        (exits.Defect("x"), 1, "fail"),
        (exits.ConfigWrong("x"), 1, "fail"),
        (exits.DataRejected("x"), 1, "fail"),
        (exits.IntegrityBroken("x"), 1, "fail"),
        (exits.LeaseHeld("x"), 5, "retry"),
        (exits.DependencyDown("x"), 5, "default"),
        (exits.JobKilled("x"), 2, "default"),
        (exits.JobKilled("x"), 3, "fail"),
        (AirflowTaskTimeout("x"), 3, "fail"),
        (exits.JobFailed("x"), 5, "default"),
        (RuntimeError("x"), 1, "default"),
    ],
)
def test_retries_by_cause(shop, error, tries: int, expected: str) -> None:
    task = nightly(shop).task_dict["score"]
    decision = task.retry_policy.evaluate(error, tries, task.retries)
    assert decision.action.value == expected
    if isinstance(error, exits.LeaseHeld):
        lease = 60
        assert decision.retry_delay.total_seconds() * task.retries > lease


def test_the_newest_version_in_whatever_order_events_come() -> None:
    events = [
        event("2024-04-21T03:00:00Z", delta_version=8, delta_table_id="new"),
        event("2024-04-21T04:00:00Z", delta_version=7, delta_table_id="new"),
        event("2024-04-20T00:00:00Z", delta_version=99, delta_table_id="old"),
        event("2024-04-21T05:00:00Z"),
    ]
    assert newest_version(events) == newest_version(events[::-1]) == 8


TASK = """
import sys
sys.path[:0] = {paths!r}
from conftest import SHOP, context, dag_run, nightly
SHOP["launch"]["spark-submit"] = {binary!r}
task = nightly(SHOP).task_dict["score"]
print("ready", flush=True)
task.execute(context(dag_run(), task))
"""
SUPERVISOR = """
import subprocess, sys, time
task = subprocess.Popen([sys.executable, "-c", {task!r}], stdout=subprocess.PIPE, text=True)
print(task.pid, flush=True)
time.sleep(300)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has the signal")
def test_no_twin_survives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    binary, started = tmp_path / "spark-submit", tmp_path / "started"
    binary.write_text(
        f"#!/bin/bash\necho $$ >{started}.part\nmv {started}.part {started}\nsleep 300"
    )
    binary.chmod(0o755)
    task = TASK.format(paths=[str(DAGS), str(DAGS / "tests")], binary=str(binary))
    code = SUPERVISOR.format(task=task)
    supervisor = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    task_pid = int(supervisor.stdout.readline())
    assert until(started.exists, 60)
    job_pid = int(started.read_text())
    assert is_alive(task_pid) and is_alive(job_pid)
    supervisor.send_signal(signal.SIGKILL)
    supervisor.wait()
    assert until(lambda: not is_alive(task_pid) and not is_alive(job_pid), 2)


def until(is_so: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return is_so()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    os.kill(pid, 0)
    return state != "Z"
