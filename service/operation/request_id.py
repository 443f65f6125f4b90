"""One name for each request: in the log, in the audit, in the answer's head and in problems."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar

__all__ = ["HEADER", "adopt", "current"]

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def adopt(offered: str | None) -> str:
    """Name the request that is being served from here on.

    Args:
        offered: the name under which a proxy or client knows it; taken over where it can do no harm in a log.

    Returns:
        The name.
    """
    name = offered if offered and _SANE.fullmatch(offered) else secrets.token_hex(16)
    _current.set(name)
    return name


def current() -> str | None:
    """The request that is being served here; ``None`` outside of one."""
    return _current.get()
