"""Runs the cases and writes, or checks, the golden files."""

import json
import logging
import sys
import warnings

from . import corpus
from .engines import Engines
from .results import golden


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


def main(arguments: list) -> int:
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    check = "--check" in arguments
    names = [argument for argument in arguments if not argument.startswith("--")]
    engines = Engines()
    problems = corpus.problems_of_all()
    for file in corpus.files(names):
        cases = corpus.load(file)
        recorded = {case["name"]: record(engines, case) for case in cases}
        problems += corpus.disagreements(cases, recorded)
        target = corpus.GOLDEN / file.name
        if not check:
            target.write_text(text(recorded), encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text(recorded):
            problems.append(f"golden/{target.name} is not what GX says now")
        print(f"{file.stem}: {len(cases)} cases", flush=True)
    for problem in problems:
        print(f"PROBLEM {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
