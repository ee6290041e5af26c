"""The one operator: a job of a plan, by spark-submit, in a process that never leaves a twin."""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from airflow.providers.apache.spark.hooks.spark_submit import SparkSubmitHook
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Asset
from airflow.sdk.exceptions import AirflowException, AirflowSkipException

from nightjar_airflow.exits import ConfigWrong, kind_of
from nightjar_airflow.nights import arguments_of, is_quiet, step_of
from nightjar_airflow.parents import die_with_parent
from nightjar_airflow.versions import extras_of, release_of, xcom_of

CONNECTION = "nightjar_spark"


class NightjarSubmit(SparkSubmitOperator):
    """Starts one job and hands on what it made: to XCom, and as events of its tables.

    :param master: of Spark; a connection ``nightjar_spark`` in the environment wins
    :param release: the asset that says that a night is finished, if this job finishes it
    :param steps: of a backfill that the job has a part in; None if the plan does not say
    """

    template_fields = ("application_args",)
    ui_color = "#dfe7f5"

    def __init__(
        self,
        *,
        master: str,
        release: Asset | None = None,
        steps: list[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=CONNECTION, deploy_mode="client", **kwargs)
        self.master = master
        self.release = release
        self.steps = steps

    def execute(self, context: Any) -> dict[str, Any]:
        self._skip_if_not_asked(step_of(context["dag_run"]))
        die_with_parent()
        told = arguments_of(context["dag_run"])
        with TemporaryDirectory(prefix="nightjar-") as folder:
            file = Path(folder) / "result.json"
            self.application_args = [*self.application_args, *told, "--result", str(file)]
            self._submit(context, file)
            result = json.loads(file.read_text("utf-8"))
        self._announce(context, result)
        return xcom_of(result)

    def _skip_if_not_asked(self, step: str | None) -> None:
        if step and self.steps is None:
            raise ConfigWrong("the plan knows no backfills: run ./nightjar dags sync")
        if step and step not in (self.steps or []):
            raise AirflowSkipException(f"has no part in step {step} of a backfill")

    def _submit(self, context: Any, file: Path) -> None:
        connection = {"conn_type": "spark", "host": self.master}
        os.environ.setdefault(f"AIRFLOW_CONN_{CONNECTION.upper()}", json.dumps(connection))
        try:
            super().execute(context)
        except OSError as error:
            raise ConfigWrong(f"cannot start {error.filename}: run ./nightjar dags sync") from error
        except AirflowException as error:
            process = self._hook and self._hook._submit_sp
            code = process.returncode if process else None
            kind = kind_of(code)
            raise kind(f"exit code {code}, {kind.meaning}: {said(file, error)}") from None

    def _get_hook(self) -> SparkSubmitHook:
        hook = super()._get_hook()
        hook.submit = functools.partial(hook.submit, preexec_fn=die_with_parent)
        return hook

    def _announce(self, context: Any, result: dict[str, Any]) -> None:
        """Tells of what was made, and of nothing else; a quiet run tells of nothing."""
        extras = {} if is_quiet(context["dag_run"]) else extras_of(result)
        if self.release and extras:
            extras[self.release.name] = release_of(result)
        self.outlets = [outlet for outlet in self.outlets if outlet.name in extras]
        for outlet in self.outlets:
            context["outlet_events"][outlet].extra = extras[outlet.name]


def said(file: Path, error: AirflowException) -> str:
    """The one line that the job has left, else what the operator saw."""
    try:
        return str(json.loads(file.read_text("utf-8"))["message"])
    except (OSError, ValueError, KeyError):
        return str(error)
