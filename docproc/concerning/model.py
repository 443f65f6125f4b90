"""What is said of an obligation that concerns an office."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Model
from docproc.dispatch.obligations import Obligation

__all__ = ["Certainty", "Concern", "How"]

How = Literal["named", "title", "group", "successor", "part of", "addressee", "open"]
Certainty = Literal["yes", "maybe"]


class Concern(Model):
    """An obligation that binds an office, or may.

    ``how``: the office is ``named``; its head is (``title``); it belongs to a ``group``; it took over from a body that
    is bound, or that one took over from it (``successor``); it is a unit of one (``part of``); the clause names nobody
    and the dispatch is addressed to it (``addressee``); the clause speaks of whoever is concerned (``open``).
    """

    obligation: Obligation
    how: How
    certainty: Certainty
    role: Literal["lead", "support"] = "lead"
    actor: str = Field(description="the actor through which it binds, as printed")
    reason: str = Field(description="one English sentence")
    reason_vi: str = Field(description="the same in Vietnamese")
