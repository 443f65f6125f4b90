"""An invented dispatch and what the service answers to it and about it: the examples in the API's description."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["ANSWER", "ANSWERS", "DISPATCH_TEXT"]

DISPATCH_TEXT: str = files(__name__).joinpath("dispatch.txt").read_text(encoding="utf-8")
ANSWER: dict[str, Any] = json.loads(files(__name__).joinpath("answer.json").read_text(encoding="utf-8"))

ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    name: {"200": {"application/json": ANSWER}} for name in ("extract_dispatch", "get_dispatch")
} | json.loads(files(__name__).joinpath("answers.json").read_text(encoding="utf-8"))
"""By the name of the operation, the status and the type of its content."""
