"""What the DAGs of a plan are: order, time, assets, alerts."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from airflow.sdk import Asset
from airflow.serialization.serialized_objects import DagSerialization
from airflow.timetables.base import DataInterval, TimeRestriction

from conftest import SHOP, dag_run, instant, mail, maintain, named, nightly, train
from nightjar_airflow.nights import night_of
from nightjar_airflow.tasks import NIGHT

BERLIN = ZoneInfo("Europe/Berlin")


def test_the_order_of_the_plan(shop) -> None:
    dag = nightly(shop)
    upstream = {task.task_id: sorted(task.upstream_task_ids) for task in dag.tasks}
    assert upstream == {
        "ingest": [],
        "refine": ["ingest"],
        "validate_tables": ["refine"],
        "publish_tables": ["refine", "validate_tables"],
        "refine_2": ["ingest", "publish_tables"],
        "build_features": ["publish_tables", "refine_2"],
        "validate_features": ["build_features"],
        "publish_features": ["build_features", "validate_features"],
        "score": ["publish_features"],
        "announce": sorted(task.task_id for task in dag.tasks if task.task_id != "announce"),
    }


def test_published_tables_are_assets_and_stages_are_not(shop) -> None:
    outlets = {task.task_id: [each.name for each in task.outlets] for task in nightly(shop).tasks}
    assert {task: names for task, names in outlets.items() if names} == {
        "ingest": ["bronze.orders", "bronze.products"],
        "publish_tables": ["silver.orders"],
        "refine_2": ["silver.sizes"],
        "publish_features": ["gold.order_features"],
        "score": ["gold.order_predictions", "release.shop"],
    }


def test_the_command_line_of_a_job(shop) -> None:
    score = nightly(shop).task_dict["score"]
    assert score.application == "/opt/nightjar/scoring/target/nightjar-scoring.jar"
    assert score._spark_binary == "/srv/shop/.nightjar/airflow/spark-submit"
    assert score._java_class == "io.nightjar.scoring.ScoringMain"
    assert score.application_args[:5] == ["score", "--job-name", "score", "--pipeline", "shop"]
    assert score.application_args[7:11] == ["--project", "/srv/shop", "--env", "prod"]
    assert score.env_vars == {"NIGHTJAR_BUILD": "never"}
    assert maintain(shop).task_dict["maintain"]._java_class == "io.nightjar.core.job.MaintainMain"


def test_the_announcement_comes_last_and_has_no_say(shop) -> None:
    dag = nightly(shop)
    announce = dag.task_dict["announce"]
    assert announce.is_teardown and not announce.on_failure_fail_dagrun
    assert announce.trigger_rule == "all_done_setup_success"
    assert announce._java_class == "io.nightjar.validation.alert.AnnounceMain"
    assert announce.application_args[:6] == [
        "--pipeline",
        "shop",
        "--date",
        NIGHT,
        "--quiet",
        "{{ quiet(dag_run) }}",
    ]
    assert dag.user_defined_macros["quiet"](dag_run()) == "false"
    assert dag.user_defined_macros["quiet"](dag_run("backfill")) == "true"
    del shop["announcement"]
    assert "announce" not in nightly(shop).task_dict


def test_what_waits_for_the_morning_is_sent_in_the_morning(shop) -> None:
    assert mail(shop) is None
    shop["announcement"]["again"] = "0 6 * * *"
    dag = mail(shop)
    assert dag.dag_id == "shop_mail"
    assert dag.schedule.expression == "0 6 * * *"
    assert dag.task_dict["announce"].application_args[3] == NIGHT
    assert not dag.task_dict["announce"].is_teardown


def test_training_waits_for_what_it_reads_and_then_tries_all_the_same(shop) -> None:
    dag = train(shop)
    assert sorted(each.name for each in dag.task_dict["night_for_train"].inlets) == [
        "gold.order_features",
        "silver.orders",
    ]
    assert dag.task_dict["train"].trigger_rule == "all_done"


def test_a_pipeline_without_clock_starts_when_all_it_uses_is_released(shop) -> None:
    kiosk = named(SHOP, "kiosk")
    kiosk["schedule"] = {}
    release = {"name": "release.shop", "uri": "x-nightjar://release/shop"}
    kiosk["uses"] = [
        {"table": "silver.orders", "pipeline": "shop", "release": release},
        {"table": "silver.sizes", "pipeline": "shop", "release": release},
    ]
    (released,) = nightly(kiosk).schedule
    assert released == Asset(name="release.shop", uri="x-nightjar://release/shop", group="nightjar")
    assert released == nightly(shop).task_dict["score"].outlets[-1]
    kiosk["uses"] = []
    assert nightly(kiosk).schedule is None


@pytest.mark.parametrize("cron", ["30 2 * * *", "30 2 * * 2-6", "15 23 * * *", "0 3 1 * *"])
def test_the_logical_date_is_the_date_of_the_night(shop, cron: str) -> None:
    """Through both changes of the clock; also where the schedule leaves days out.

    On the days of a change a run within an hour of midnight is the exception; its night is right.
    """
    shop["schedule"]["nightly"] = cron
    kept = DagSerialization.from_dict(DagSerialization.to_dict(nightly(shop)))
    infos = list(
        kept.iter_dagrun_infos_between(
            instant("2024-02-01T00:00:00+01:00"), instant("2024-12-31T23:59:00+01:00")
        )
    )
    assert len(infos) > 9
    for info in infos:
        run = dag_run(data_interval_end=info.data_interval.end, run_after=info.run_after)
        night = date.fromisoformat(night_of("Europe/Berlin", run))
        assert info.run_after == info.data_interval.end
        assert info.run_after.astimezone(BERLIN).date() == night + timedelta(days=1)
        if 1 <= info.run_after.astimezone(BERLIN).hour < 23:
            assert info.logical_date.astimezone(BERLIN).date() == night


def test_a_backfill_counts_by_the_day_of_the_run(shop) -> None:
    """Nights 1 to 5 March are the runs of 2 to 6 March: what a client has to send."""
    kept = DagSerialization.from_dict(DagSerialization.to_dict(nightly(shop)))
    infos = kept.iter_dagrun_infos_between(
        instant("2024-03-02T00:00:00+01:00"), instant("2024-03-06T23:59:59+01:00")
    )
    nights = [info.logical_date.astimezone(BERLIN).date().isoformat() for info in infos]
    assert nights == [f"2024-03-0{day}" for day in range(1, 6)]


def test_the_first_run_is_that_of_the_first_night(shop) -> None:
    kept = DagSerialization.from_dict(DagSerialization.to_dict(nightly(shop)))
    assert kept.start_date == instant("2024-01-02T00:00:00+01:00")


def test_due_is_a_deadline_on_the_day_of_the_run(shop) -> None:
    (alert,) = nightly(shop).deadline
    assert alert.interval == timedelta(days=1, hours=3, minutes=30)
    assert alert.callback.path == "nightjar_airflow.deadline.report"
    assert alert.callback.kwargs == {
        "pipeline": "shop",
        "due": "06:00",
        "to": ["returns@example.org"],
    }
    del shop["schedule"]["due"]
    assert not nightly(shop).deadline


def test_a_pipeline_whose_data_ends_starts_no_more_by_itself(shop) -> None:
    assert nightly(shop).end_date is None
    shop["schedule"]["until"] = "2024-03-31"
    kept = DagSerialization.from_dict(DagSerialization.to_dict(nightly(shop)))
    seen = instant("2024-03-30T02:30:00+01:00")
    nights = []
    while seen:
        info = kept.timetable.next_dagrun_info(
            last_automated_data_interval=DataInterval(start=seen - timedelta(days=1), end=seen),
            restriction=TimeRestriction(earliest=None, latest=kept.end_date, catchup=True),
        )
        seen = info and info.data_interval.end
        if info:
            run = dag_run(data_interval_end=info.data_interval.end, run_after=info.run_after)
            nights.append(night_of("Europe/Berlin", run))
    assert nights == ["2024-03-30", "2024-03-31"]
