"""What the exit code of a job means, and whether trying again makes sense."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule
from airflow.sdk.definitions.retry_policy import RetryDecision
from airflow.sdk.exceptions import AirflowException, AirflowTaskTimeout

OUT_OF_MEMORY = 3  # -XX:+ExitOnOutOfMemoryError


class JobFailed(AirflowException):
    """A job ended otherwise than well."""

    meaning = "an exit code that no job has"


class Defect(JobFailed):
    """Exit code 1."""

    meaning = "a defect"


class ConfigWrong(JobFailed):
    """Exit code 10."""

    meaning = "wrong request or configuration"


class DataRejected(JobFailed):
    """Exit code 20."""

    meaning = "data refused"


class LeaseHeld(JobFailed):
    """Exit code 30."""

    meaning = "held by another run"


class DependencyDown(JobFailed):
    """Exit code 40."""

    meaning = "storage or network"


class IntegrityBroken(JobFailed):
    """Exit code 50."""

    meaning = "integrity: tables and ledger do not agree"


class JobKilled(JobFailed):
    """Ended by a signal, or out of memory: the job could not say anything any more."""

    meaning = "killed, or out of memory"


BY_CODE: dict[int, type[JobFailed]] = {
    1: Defect,
    OUT_OF_MEMORY: JobKilled,
    10: ConfigWrong,
    20: DataRejected,
    30: LeaseHeld,
    40: DependencyDown,
    50: IntegrityBroken,
}
AT_ONCE = [Defect, ConfigWrong, DataRejected, IntegrityBroken]


def kind_of(code: int | None) -> type[JobFailed]:
    """The class for an exit code; a signal is negative, or 128 and more if a shell was between."""
    if code is not None and (code < 0 or code > 128):
        return JobKilled
    return BY_CODE.get(code or 0, JobFailed)


class RetryByCause(ExceptionRetryPolicy):
    """Fails at once where trying again is vain, and does not kill a machine again and again."""

    def __init__(self, held_delay: timedelta, killed_retries: int) -> None:
        super().__init__(
            [
                RetryRule(AT_ONCE, RetryAction.FAIL, reason="trying again changes nothing"),
                RetryRule(LeaseHeld, RetryAction.RETRY, held_delay, "waits for the other run"),
            ]
        )
        self.killed_retries = killed_retries

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,
        max_tries: int,
        context: Any = None,
    ) -> RetryDecision:
        is_heavy = isinstance(exception, (JobKilled, AirflowTaskTimeout))
        if is_heavy and try_number > self.killed_retries:
            return RetryDecision.fail(f"killed or out of time {try_number} times")
        return super().evaluate(exception, try_number, max_tries, context)
