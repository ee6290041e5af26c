"""Turns the table of a case into what an engine reads."""

import datetime as dt
import decimal
import re
import sqlite3

import pandas as pd
from pyspark.sql import SparkSession

SQLITE_TYPES = {
    "bigint": "BIGINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "double": "FLOAT",
    "int": "INTEGER",
    "string": "TEXT",
    "timestamp": "TIMESTAMP",
}


def spark_session() -> SparkSession:
    """One core and one partition: rows keep the order of the case, lists come out alike."""
    return (
        SparkSession.builder.master("local[1]")
        .appName("nightjar-gx-corpus")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.default.parallelism", "1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )


def spark_frame(session: SparkSession, table: dict):
    schema = ", ".join(f"{_quoted(c['name'])} {c['type']}" for c in table["columns"])
    return session.createDataFrame(_rows(table), schema).coalesce(1)


def pandas_frame(table: dict) -> pd.DataFrame:
    names = [c["name"] for c in table["columns"]]
    return pd.DataFrame(_rows(table), columns=names, dtype=object)


def sqlite_tables(file, tables: dict) -> None:
    connection = sqlite3.connect(file)
    for name, table in tables.items():
        columns = ", ".join(
            f'"{c["name"]}" {SQLITE_TYPES[c["type"]]}' for c in table["columns"]
        )
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        marks = ", ".join("?" for _ in table["columns"])
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', table["rows"])
    connection.commit()
    connection.close()


def _rows(table: dict) -> list:
    types = [c["type"] for c in table["columns"]]
    return [tuple(_value(v, t) for v, t in zip(row, types, strict=True)) for row in table["rows"]]


def _value(value, type_name: str):
    if value is None:
        return None
    if type_name in ("double", "float"):
        return float(value)
    if type_name == "date":
        return dt.date.fromisoformat(value)
    if type_name == "timestamp":
        return dt.datetime.fromisoformat(value)
    if type_name.startswith("decimal"):
        return decimal.Decimal(value)
    return value


def _quoted(name: str) -> str:
    return "`" + re.sub("`", "``", name) + "`"
