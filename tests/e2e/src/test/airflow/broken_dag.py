"""A dag that airflow cannot read."""

raise ValueError("on purpose")
