"""The level or kind of the body that issued a dispatch, by the rules of ``levels.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.evaluate.comparison import Json
from docproc.text import match_key

__all__ = ["LEVELS", "OTHER", "level_of"]

OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    issuer: re.Pattern[str]
    symbol: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads(Path(__file__).with_name("levels.toml").read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            rule["name"],
            re.compile("|".join(rule["issuer"])),
            re.compile("|".join(rule["symbol"])) if "symbol" in rule else None,
        )
        for rule in table["level"]
    )


LEVELS = (*dict.fromkeys(rule.name for rule in _rules()), OTHER)
"""All levels, in the order of the rules."""


def level_of(gold: Json) -> str:
    """The level of the body that issued a dispatch.

    Args:
        gold: with ``header``: its ``issuer``, ``parent`` and ``number`` as printed, ``None`` where they are not.

    Returns:
        One of ``LEVELS``.
    """
    header = gold.get("header") or {}
    number = _plain(header.get("number"))
    for place, name in enumerate((_plain(header.get("issuer")), _plain(header.get("parent")))):
        for rule in _rules():
            if rule.issuer.search(name) or (place == 0 and rule.symbol and rule.symbol.search(number)):
                return rule.name
    return OTHER


def _plain(value: object) -> str:
    return match_key(" ".join(unicodedata.normalize("NFC", str(value or "")).split()))
