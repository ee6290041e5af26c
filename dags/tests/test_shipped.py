"""The pipelines of this project, as ``./nightjar dags sync`` has written them."""

from __future__ import annotations

import os

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization

from conftest import DAGS

SHIPPED = os.environ.get("NIGHTJAR_SHIPPED_PLANS", "")


@pytest.mark.skipif(not SHIPPED, reason="NIGHTJAR_SHIPPED_PLANS does not name a folder of plans")
def test_the_shipped_pipelines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTJAR_PLANS", SHIPPED)
    found = DagBag(dag_folder=str(DAGS), safe_mode=True)
    assert found.import_errors == {}
    kinds = ("nightly", "train", "maintain")
    usual = {f"{name}_{kind}" for name in ("flights", "oulad") for kind in kinds}
    assert set(found.dags) == {*usual, "flights_mail"}
    for dag in found.dags.values():
        dag.check_cycle()
        DagSerialization.from_dict(DagSerialization.to_dict(dag))
    score = found.dags["flights_nightly"].task_dict["score"]
    assert [each.name for each in score.outlets] == ["gold.flights_predictions", "release.flights"]
