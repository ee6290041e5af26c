"""The part of a result of Great Expectations that is the same in every recording."""

import json
import math
import re

# GX names its temporary tables by chance and shows them in its queries.
CHANGING = ("unexpected_index_query",)
LONGEST_MESSAGE = 200
RAISED_AT = {"LeftOut": "left out", "Refused": "reading"}


def golden(outcome) -> dict:
    """What is kept of a result, or of the exception that GX raised instead of giving one."""
    if isinstance(outcome, Exception):
        at = RAISED_AT.get(type(outcome).__name__, "validation")
        exception = {"raised": True, "message": _line(str(outcome)), "at": at}
        return {"success": None, "result": {}, "exception_info": exception}
    as_json = outcome.to_json_dict()
    exception = _exception(as_json["exception_info"])
    result = {k: v for k, v in as_json["result"].items() if k not in CHANGING}
    return {
        "success": bool(outcome.success),
        "result": _plain(result),
        "exception_info": exception,
    }


def _exception(info: dict) -> dict:
    """One exception, also where GX lists one per metric."""
    inner = [info] if "raised_exception" in info else list(info.values())
    raised = [i for i in inner if i.get("raised_exception")]
    if not raised:
        return {"raised": False}
    messages = sorted(_line(i.get("exception_message") or "") for i in raised)
    return {"raised": True, "message": messages[0], "at": "result"}


def _line(message: str) -> str:
    """The first line that says something, without paths and the numbers of Spark's plan."""
    lines = [line.strip() for line in message.splitlines() if line.strip()] or [""]
    several = re.match(r"\d+ validation errors? for", lines[0])
    line = " / ".join(lines[:3]) if several else lines[0]
    line = re.sub(r"(/[\w.+-]+){2,}", "PATH", line)
    line = re.sub(r"#\d+L?", "", line)
    line = re.sub(r"0x[0-9a-f]+|\bo\d+\b", "OBJECT", line)
    return line[:LONGEST_MESSAGE]


def _plain(value):
    """JSON without NaN and infinities, which JSON cannot write: they become strings."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return json.dumps(value)
    return value
