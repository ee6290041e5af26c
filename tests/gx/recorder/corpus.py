"""The cases, and what must hold of them and their recorded results."""

import json
from collections import Counter
from pathlib import Path

from great_expectations.expectations.registry import list_registered_expectation_implementations

HERE = Path(__file__).resolve().parent.parent
CASES = HERE / "cases"
GOLDEN = HERE / "golden"


def files(names: list) -> list:
    return [CASES / f"{name}.json" for name in names] or sorted(CASES.glob("*.json"))


def load(file: Path) -> list:
    return json.loads(file.read_text(encoding="utf-8"))


def problems_of_all() -> list:
    """Types without a case, names given twice, differences that are argued nowhere."""
    cases = [case for file in files([]) for case in load(file)]
    covered = {case["expectation"]["type"] for case in cases}
    missing = set(list_registered_expectation_implementations()) - covered
    twice = [name for name, times in Counter(case["name"] for case in cases).items() if times > 1]
    argued = (HERE / "differences.md").read_text(encoding="utf-8")
    marked = [case["name"] for case in cases if "differs-from-gx" in case]
    return (
        [f"no case of {name}" for name in sorted(missing)]
        + [f"two cases named {name}" for name in twice]
        + [f"{name}: not in differences.md" for name in marked if f"`{name}`" not in argued]
    )


def disagreements(cases: list, recorded: dict) -> list:
    """Where GX and the hand-derived verdict differ without a mark, or agree in spite of one."""
    found = []
    for case in cases:
        said, expected = verdict(recorded[case["name"]]), case["expected"]["success"]
        marked = "differs-from-gx" in case
        if (said != expected) != marked:
            state = "marked, but" if marked else "not marked:"
            found.append(f'{case["name"]}: {state} derived {expected}, GX says {said}')
    return found


def verdict(recorded: dict):
    return "error" if recorded["exception_info"]["raised"] else recorded["success"]
