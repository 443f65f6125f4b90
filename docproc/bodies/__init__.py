"""Bodies (cơ quan, tổ chức): the dated registry, mentions in running text, and lists of actors."""

from typing import TYPE_CHECKING

from docproc.bodies.registry import Organisation, canonical, organisations
from docproc.bodies.successors import same_body, successors
from docproc.lazy import on_demand

if TYPE_CHECKING:
    from docproc.bodies.actors import ActorPart, split_actors
    from docproc.bodies.mentions import BodyMention, find_bodies
else:
    __getattr__ = on_demand(__name__, actors=("ActorPart", "split_actors"), mentions=("BodyMention", "find_bodies"))

__all__ = [
    "ActorPart",
    "BodyMention",
    "Organisation",
    "canonical",
    "find_bodies",
    "organisations",
    "same_body",
    "split_actors",
    "successors",
]
