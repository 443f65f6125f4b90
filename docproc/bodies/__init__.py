"""Bodies (cơ quan, tổ chức): the dated registry, mentions in running text, and lists of actors."""

from docproc.bodies.actors import ActorPart, split_actors
from docproc.bodies.mentions import BodyMention, find_bodies
from docproc.bodies.registry import Organisation, canonical, organisations
from docproc.bodies.successors import same_body, successors

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
