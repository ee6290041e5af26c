"""Runs the cases and writes, or checks, the golden files."""

import json
import sys
import warnings
from pathlib import Path

from .engines import Engines
from .results import golden

HERE = Path(__file__).resolve().parent.parent
CASES = HERE / "cases"
GOLDEN = HERE / "golden"


def text(recorded: dict) -> str:
    """Cases in order of their names, one line for each part of a result."""
    blocks = []
    for name, kept in sorted(recorded.items()):
        parts = ",\n".join(f"  {_line(key)}: {_line(kept[key])}" for key in sorted(kept))
        blocks.append(f" {_line(name)}: {{\n{parts}\n }}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _line(value) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


def record(engines: Engines, case: dict) -> dict:
    engine = engines.of(case["expectation"]["type"])
    try:
        outcome = engines.validate(engine, case)
    except Exception as failure:  # whatever GX raises out of its own calls is the recorded fact
        outcome = failure
    return {"engine": engine, **golden(outcome)}


def verdict(recorded: dict):
    return "error" if recorded["exception_info"]["raised"] else recorded["success"]


def disagreements(cases: list, recorded: dict) -> list:
    """The cases where GX and the hand-derived verdict differ without a mark, or the other way."""
    found = []
    for case in cases:
        said, expected = verdict(recorded[case["name"]]), case["expected"]["success"]
        if said != expected and "differs-from-gx" not in case:
            found.append(f'{case["name"]}: derived {expected}, GX says {said}')
    return found


def main(arguments: list) -> int:
    warnings.filterwarnings("ignore")
    check = "--check" in arguments
    names = [a for a in arguments if not a.startswith("--")]
    files = [CASES / f"{n}.json" for n in names] or sorted(CASES.glob("*.json"))
    engines = Engines()
    stale, differing = [], []
    for file in files:
        cases = json.loads(file.read_text(encoding="utf-8"))
        recorded = {case["name"]: record(engines, case) for case in cases}
        differing += disagreements(cases, recorded)
        target = GOLDEN / file.name
        if check and not (target.exists() and target.read_text(encoding="utf-8") == text(recorded)):
            stale.append(target.name)
        elif not check:
            target.write_text(text(recorded), encoding="utf-8")
        print(f"{file.stem}: {len(cases)} cases", flush=True)
    for line in differing:
        print(f"UNMARKED {line}")
    for name in stale:
        print(f"STALE golden/{name}")
    return 1 if stale or differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
