"""An invented dispatch and what the service answers to it: the example in the API's description."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["ANSWER", "DISPATCH_TEXT"]

DISPATCH_TEXT: str = files(__name__).joinpath("dispatch.txt").read_text(encoding="utf-8")
ANSWER: dict[str, Any] = json.loads(files(__name__).joinpath("answer.json").read_text(encoding="utf-8"))
