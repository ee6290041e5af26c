"""How tables of what Python said are written: one row a line, cells as inside of a JSON string.

Whatever records takes a directory, by default its own, and how many times as many random examples.
"""

import json
import sys
from pathlib import Path

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
MORE = int(sys.argv[2]) if len(sys.argv) > 2 else 1


def cell(text):
    return json.dumps(text)[1:-1]


def write(name, rows):
    lines = ["\t".join(cell(each) for each in row) + "\n" for row in dict.fromkeys(rows)]
    (OUT / name).write_text("".join(lines))
    print(name, len(lines))
