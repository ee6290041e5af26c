"""Turns the plans of Nightjar into DAGs; knows about time and order, and nothing about data."""
