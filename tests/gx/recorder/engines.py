"""Runs one case on the engine of Great Expectations that is the reference for its type."""

import contextlib
import io
import tempfile
from pathlib import Path

import great_expectations as gx
from great_expectations.core.expectation_suite import ExpectationSuite

from . import tables

# Types that the Spark engine of GX 1.24.1 cannot run, and the engine recorded instead.
INSTEAD_OF_SPARK = {
    "expect_column_values_to_be_dateutil_parseable": "pandas",
    "expect_column_values_to_match_like_pattern": "sqlite",
    "expect_column_values_to_match_like_pattern_list": "sqlite",
    "expect_column_values_to_not_match_like_pattern": "sqlite",
    "expect_column_values_to_not_match_like_pattern_list": "sqlite",
    "expect_query_results_to_match_comparison": "sqlite",
    "expect_table_row_count_to_equal_other_table": "sqlite",
}


class LeftOut(Exception):
    """GX logs an expectation that it cannot read and validates the suite without it."""


class Refused(Exception):
    """GX refuses the expectation when the suite is read."""


class Engines:
    """The engines of one recording; one Spark session serves all cases."""

    def __init__(self):
        self._session = None

    def of(self, expectation_type: str) -> str:
        return INSTEAD_OF_SPARK.get(expectation_type, "spark")

    def validate(self, engine: str, case: dict):
        """GX's result of the case's only expectation; raises what GX raises."""
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            with tempfile.TemporaryDirectory() as folder:
                context = gx.get_context(mode="ephemeral")
                context.variables.progress_bars = {"globally": False}
                suite = _suite(case["expectation"])
                batch = getattr(self, f"_on_{engine}")(context, case, Path(folder))
                result = batch.validate(
                    suite,
                    result_format="COMPLETE",
                    expectation_parameters=case.get("suite-parameters"),
                )
                return result.results[0]

    def _on_spark(self, context, case, folder):
        if self._session is None:
            self._session = tables.spark_session()
        asset = context.data_sources.add_spark("spark").add_dataframe_asset("data")
        frame = tables.spark_frame(self._session, case["table"])
        return _batch_of_frame(asset, frame)

    def _on_pandas(self, context, case, folder):
        asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("data")
        return _batch_of_frame(asset, tables.pandas_frame(case["table"]))

    def _on_sqlite(self, context, case, folder):
        file = folder / "corpus.db"
        tables.sqlite_tables(file, {"data": case["table"], **case.get("other-tables", {})})
        source = context.data_sources.add_sqlite("sqlite", connection_string=f"sqlite:///{file}")
        context.data_sources.add_sqlite("other", connection_string=f"sqlite:///{file}")
        asset = source.add_table_asset("data", table_name="data")
        return asset.add_batch_definition_whole_table("all").get_batch()


def _suite(expectation: dict) -> ExpectationSuite:
    try:
        suite = ExpectationSuite(name="corpus", expectations=[expectation])
    except Exception as refusal:
        raise Refused(str(refusal)) from refusal
    if not suite.expectations:
        raise LeftOut("GX left the expectation out of the suite and went on")
    return suite


def _batch_of_frame(asset, frame):
    definition = asset.add_batch_definition_whole_dataframe("all")
    return definition.get_batch(batch_parameters={"dataframe": frame})
