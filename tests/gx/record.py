#!/usr/bin/env python3
"""Records what Great Expectations says about every case of the corpus.

Usage: record.py [--check] [NAME ...]
  NAME     only cases/NAME.json (default: all of them)
  --check  write nothing; exit 1 where the golden files are not what would be written

Makes its own virtual environment from requirements.txt the first time: in $NIGHTJAR_GX_VENV, or in
.venv beside this file (which git ignores). Needs Python 3.11 or newer and a JDK 17 (JAVA_HOME or
java on the PATH).
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def environment() -> Path:
    """The Python of the virtual environment, made again when requirements.txt changed."""
    folder = Path(os.environ.get("NIGHTJAR_GX_VENV", HERE / ".venv")).resolve()
    python = folder / "bin" / "python"
    requirements = HERE / "requirements.txt"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = folder / "nightjar-requirements.sha256"
    if not (stamp.exists() and stamp.read_text() == digest):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", requirements], check=True)
        stamp.write_text(digest)
    return python


def main() -> int:
    python = environment()
    settings = {
        "GX_ANALYTICS_ENABLED": "false",
        "PYTHONHASHSEED": "0",
        "PYSPARK_PYTHON": str(python),
        "TZ": "UTC",
    }
    command = [str(python), "-m", "recorder", *sys.argv[1:]]
    return subprocess.run(command, cwd=HERE, env={**os.environ, **settings}).returncode


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
    else:
        sys.exit(main())
