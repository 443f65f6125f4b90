"""ETags: ``"3.5f0c…"`` is version 3 of a row in a certain representation; a change names the version that it is of."""

from __future__ import annotations

import hashlib
import re

from fastapi import Request, Response

from service.problems import ProblemError

__all__ = ["etag_of", "is_known", "require_version", "unchanged"]

_TAG = re.compile(r'(?:W/)?"(?P<version>\d{1,18})(?:\.[0-9a-f]+)?"')


def etag_of(content: bytes, *, version: int | None = None) -> str:
    """The strong ETag of a representation.

    Args:
        content: its bytes.
        version: of the row; the tag can then be sent back in ``If-Match``.
    """
    digest = hashlib.sha256(content).hexdigest()[:20]
    return f'"{digest}"' if version is None else f'"{version}.{digest}"'


def is_known(request: Request, etag: str) -> bool:
    """Whether the client says in ``If-None-Match`` that it has this representation."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in known.split(","))


def unchanged(etag: str) -> Response:
    """The answer 304 to a client that has the representation."""
    return Response(status_code=304, headers={"ETag": etag})


def require_version(if_match: str | None, version: int) -> None:
    """Let a change pass that is of the row as it stands.

    Args:
        if_match: the header ``If-Match``: the ETag of an answer, the version in quotes, or ``*`` for any.
        version: the row's.

    Raises:
        ProblemError: 428 ``version_required`` without the header, 412 ``version_differs`` where somebody changed the
            row meanwhile.
    """
    if if_match is None:
        raise ProblemError(428, "version_required", "say in If-Match which version the change is of")
    tags = [_TAG.fullmatch(tag.strip()) for tag in if_match.split(",")]
    if if_match.strip() != "*" and version not in (int(tag["version"]) for tag in tags if tag):
        raise ProblemError(412, "version_differs", f"it was changed meanwhile; it is at version {version} now")
