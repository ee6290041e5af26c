"""How long 200 pipelines take: measured and printed, not judged."""

from __future__ import annotations

import time
from pathlib import Path

from airflow.serialization.serialized_objects import DagSerialization

from conftest import SHOP, named, write
from nightjar_airflow.pipelines import dags

PIPELINES = 200


def test_two_hundred_pipelines(plans: Path, capsys) -> None:
    (plans / "shop.json").unlink()
    for number in range(PIPELINES):
        write(plans, named(SHOP, f"shop{number:03}"))
    list(dags("shop000_nightly"))  # imports what is imported once
    start = time.perf_counter()
    built = list(dags())
    made = time.perf_counter()
    for dag in built:
        DagSerialization.to_dict(dag)
    kept = time.perf_counter()
    one = list(dags("shop100_nightly"))
    found = time.perf_counter()
    assert len(built) == 3 * PIPELINES
    assert len(one) == 1
    tasks = sum(len(dag.tasks) for dag in built)
    with capsys.disabled():
        print(
            f"\n{PIPELINES} pipelines, {len(built)} DAGs, {tasks} tasks: built in"
            f" {made - start:.2f} s, serialised in {kept - made:.2f} s; for a task that starts:"
            f" {1000 * (found - kept):.1f} ms"
        )
