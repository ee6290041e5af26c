"""The published tables of a pipeline, and its finished nights, as assets."""

from __future__ import annotations

from typing import Any

from airflow.sdk import Asset


def tables(plan: dict[str, Any]) -> dict[str, Asset]:
    """Every published table by its name."""
    return {each["name"]: asset(each) for each in plan["assets"]}


def asset(named: dict[str, Any]) -> Asset:
    return Asset(name=named["name"], uri=named["uri"], group="nightjar")


def releases(plan: dict[str, Any]) -> list[Asset]:
    """The finished nights of every pipeline whose tables this one uses, each once."""
    named = {use["release"]["name"]: use["release"] for use in plan["uses"]}
    return [asset(each) for each in named.values()]
