"""Reads the gold tables of a lake with delta-rs and with Polars until a file appears.

gold_readers.py LAKE STOP_FILE PAUSE_MS

Prints one JSON object with counts and the first things that were wrong. By path only: it knows
nothing of Nightjar but the names of tables and columns.
"""

import json
import pathlib
import sys
import time

import polars as pl
from deltalake import DeltaTable, QueryBuilder

BIKES = 40
IMPOSSIBLE_KM = 5_000
FEATURES = "gold.rides_features"
PREDICTIONS = "gold.rides_predictions"
SILVER = "silver.rides"
RELEASES = "ops.releases"


def with_delta_rs(table):
    return pl.DataFrame(QueryBuilder().register("t", table).execute("SELECT * FROM t"))


def with_polars(table):
    return pl.scan_delta(table).collect()


class Lake:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.reads = {"delta-rs": 0, "polars": 0}
        self.cuts = 0
        self.versions = {}
        self.newest = {}
        self.mixed, self.unchecked, self.errors = [], [], []

    def path(self, table):
        return self.folder / table.replace(".", "/")

    def is_filled(self):
        first = "_delta_log/00000000000000000000.json"
        return all((self.path(table) / first).exists() for table in (PREDICTIONS, RELEASES))

    def read(self, engine, table, version=None):
        """The rows of one version, judged."""
        opened = DeltaTable(str(self.path(table)), version=version)
        rows = with_delta_rs(opened) if engine == "delta-rs" else with_polars(opened)
        self.reads[engine] += 1
        name = f"{table}@v{opened.version()}"
        if version is None:
            if opened.version() < self.newest.get(table, 0):
                self.mixed.append(f"{name} came after v{self.newest[table]}")
            self.newest[table] = opened.version()
        if table != RELEASES:
            self.judge(name, rows)
        return rows

    def judge(self, name, rows):
        nights = rows.group_by("_logical_date").agg(pl.len(), pl.col("bike").n_unique())
        torn = nights.filter((pl.col("len") != BIKES) | (pl.col("bike") != BIKES))
        self.mixed += [f"{name}: {row}" for row in torn.rows()]
        wrong = ~pl.col("bike").str.starts_with("b")
        if "score" in rows.columns:
            wrong |= pl.col("score").is_between(0, 1).not_() | pl.col("score").is_null()
        for km in {"km", "km_28d"} & set(rows.columns):
            wrong |= (pl.col(km) >= IMPOSSIBLE_KM) | pl.col(km).is_null()
        self.unchecked += [f"{name}: {row}" for row in rows.filter(wrong).rows()]
        # Equal rows, whatever their order and whichever engine read them.
        digest = sorted(map(repr, rows.rows()))
        if self.versions.setdefault(name, digest) != digest:
            self.mixed.append(f"{name} has other rows than before")

    def read_newest(self, engine):
        self.read(engine, PREDICTIONS)
        self.read(engine, FEATURES)

    def read_cut(self, engine):
        release = self.read(engine, RELEASES).sort("run_id").tail(1).to_dicts()[0]
        night, versions = release["_logical_date"], release["versions"]
        keys = {}
        for table in (SILVER, FEATURES, PREDICTIONS):
            rows = self.read(engine, table, versions[table])
            keys[table] = set(rows.filter(pl.col("_logical_date") == night)["bike"])
        if any(len(bikes) != BIKES or bikes != keys[SILVER] for bikes in keys.values()):
            self.mixed.append(f"release of {night} {versions}: tables do not belong together")
        self.cuts += 1

    def report(self):
        return {
            "reads": self.reads,
            "cuts": self.cuts,
            "versions": len(self.versions),
            "mixed": len(self.mixed),
            "unchecked": len(self.unchecked),
            "errors": len(self.errors),
            "examples": (self.mixed + self.unchecked + self.errors)[:5],
        }


def main(folder, stop, pause_ms):
    lake = Lake(folder)
    while not pathlib.Path(stop).exists():
        for engine in ("delta-rs", "polars"):
            for look in (lake.read_newest, lake.read_cut):
                if lake.is_filled():
                    try:
                        look(engine)
                    except BaseException as error:  # also panics of the engines' native code
                        lake.errors.append(f"{engine}: {error!r}")
                time.sleep(int(pause_ms) / 1000)
    print(json.dumps(lake.report()))


if __name__ == "__main__":
    main(*sys.argv[1:])
