"""The night of a run, as its arguments are rendered: for every kind of run."""

from __future__ import annotations

import pytest
from airflow.sdk import Asset

from conftest import context, dag_run, event, instant, nightly
from nightjar_airflow.exits import ConfigWrong

SHOP = Asset(name="release.shop", uri="x-nightjar://release/shop")
BANK = Asset(name="release.bank", uri="x-nightjar://release/bank")
EARLY = instant("2024-04-21T00:30:00Z")  # 02:30 in Berlin


def rendered(shop, run, events=None) -> list[str]:
    task = nightly(shop).task_dict["score"]
    task.render_template_fields(context(run, task, events))
    return task.application_args


KINDS = {
    "scheduled": dag_run(
        "scheduled",
        logical_date=EARLY.subtract(days=1),
        data_interval_start=EARLY.subtract(days=1),
        data_interval_end=EARLY,
        run_after=EARLY,
    ),
    "backfill": dag_run(
        "backfill",
        logical_date=EARLY.subtract(days=1),
        data_interval_start=EARLY.subtract(days=1),
        data_interval_end=EARLY,
        run_after=instant("2026-01-01T00:00:00Z"),
    ),
    "manual, from the page": dag_run("manual", run_after=instant("2024-04-21T08:00:00Z")),
    "manual, at a logical date": dag_run(
        "manual",
        logical_date=EARLY,
        data_interval_start=EARLY.subtract(days=1),
        data_interval_end=EARLY,
    ),
    "REST, with conf": dag_run(
        "manual", conf={"date": "2024-04-20"}, run_after=instant("2026-01-01T00:00:00Z")
    ),
    "REST, with an interval of its own": dag_run(
        "manual",
        logical_date=instant("2024-04-19T22:00:00Z"),
        data_interval_start=instant("2024-04-19T22:00:00Z"),
        data_interval_end=instant("2024-04-20T22:00:00Z"),
        run_after=instant("2026-01-01T00:00:00Z"),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_night_is_an_argument(shop, kind: str) -> None:
    arguments = rendered(shop, KINDS[kind])
    assert arguments[5:7] == ["--date", "2024-04-20"]
    assert arguments[-2:] == ["--asked-by", f"shop_nightly/{KINDS[kind].run_id}/score/1"]
    assert not any("{" in each for each in arguments)


def test_a_run_for_assets_is_for_the_newest_night_that_all_have_brought(shop) -> None:
    run = dag_run("asset_triggered", run_after=instant("2026-01-01T00:00:00Z"))
    events = {
        SHOP: [
            event("2024-04-22T01:00:00Z", night="2024-04-21"),
            event("2024-04-21T01:00:00Z", night="2024-04-20"),
        ],
        BANK: [event("2024-04-21T02:00:00Z", night="2024-04-20")],
    }
    assert rendered(shop, run, events)[6] == "2024-04-20"


def test_an_event_of_a_stranger_leaves_the_moment_of_the_run(shop) -> None:
    run = dag_run("asset_triggered", run_after=instant("2024-04-21T08:00:00Z"))
    events = {SHOP: [event("2024-04-21T01:00:00Z", from_rest_api=True)]}
    assert rendered(shop, run, events)[6] == "2024-04-20"


def test_midnight_is_that_of_the_pipeline(shop) -> None:
    before = dag_run("manual", run_after=instant("2024-04-20T21:59:59Z"))
    after = dag_run("manual", run_after=instant("2024-04-20T22:00:00Z"))
    assert rendered(shop, before)[6] == "2024-04-19"
    assert rendered(shop, after)[6] == "2024-04-20"


@pytest.mark.parametrize("wrong", ["yesterday", "2024-02-30", 20240420, ["2024-04-20"]])
def test_a_date_that_is_none_is_refused(shop, wrong) -> None:
    with pytest.raises(ConfigWrong, match="must be a calendar date like 2013-03-15"):
        rendered(shop, dag_run("manual", conf={"date": wrong}))
