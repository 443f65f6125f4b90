"""Which parts of a file a request asks for (RFC 9110, section 14), before the framework answers with them.

The framework refuses all where one of several ranges lies behind the end, and refuses in plain text what the RFC has a
server pass over. Hence the header is settled here: what is no range of bytes goes, and so do ranges that cannot be met.
"""

from __future__ import annotations

import re

from fastapi import Request

from service.problems import ProblemError

__all__ = ["settle_range"]

_MOST = 20  # more are no reader of a file, who takes the whole as well
_DIGITS = 18  # of a number; no file is as long
_RANGES = re.compile(r"bytes=(?P<ranges>[0-9, \t-]+)", re.IGNORECASE)
_RANGE = re.compile(r"(?P<first>[0-9]*)-(?P<last>[0-9]*)")


def settle_range(request: Request, size: int, etag: str) -> None:
    """Leave in the request's ``Range`` what can be met, and take the header out where the whole is the answer.

    Args:
        request: asks for a file.
        size: of the file, in bytes.
        etag: of the file; a part of another (``If-Range``) is not wanted.

    Raises:
        ProblemError: 416 ``range_unknown``, none of the ranges can be met.
    """
    asked = request.headers.get("range")
    if asked is None:
        return
    ranges = _ranges(asked, size) if request.headers.get("if-range", etag) == etag else None
    if ranges == []:
        headers = {"Content-Range": f"bytes */{size}"}
        raise ProblemError(416, "range_unknown", f"the file has {size} bytes, and none of these", headers=headers)
    others = [(name, value) for name, value in request.scope["headers"] if name.lower() != b"range"]
    if ranges is not None:
        settled = ",".join(f"{first}-{last}" for first, last in ranges)
        others.append((b"range", f"bytes={settled}".encode()))
    request.scope["headers"] = others


def _ranges(asked: str, size: int) -> list[tuple[int, int]] | None:
    """First and last byte of each range that can be met; ``None`` where the header is to be passed over."""
    match = _RANGES.fullmatch(asked.strip())
    parts = [part.strip() for part in match["ranges"].split(",") if part.strip()] if match else []
    found = [_RANGE.fullmatch(part) for part in parts]
    if not found or len(found) > _MOST:
        return None
    if any(one is None or not one.group().strip("-") for one in found):
        return None
    bounds = [(_number(one["first"]), _number(one["last"])) for one in found if one is not None]
    if any(first is not None and last is not None and last < first for first, last in bounds):
        return None
    met = [(first, min(last, size - 1)) for first, last in (_placed(*one, size) for one in bounds)]
    return [(first, last) for first, last in met if first <= last]


def _number(digits: str) -> int | None:
    """A number of a range; one that no file reaches is as good as another."""
    digits = digits.lstrip("0") or digits[:1]
    return int(digits[:_DIGITS]) if digits else None


def _placed(first: int | None, last: int | None, size: int) -> tuple[int, int]:
    """Counted from the beginning: ``-5`` are the last five bytes."""
    if first is None:
        return max(size - (last or 0), 0), size - 1
    return first, size - 1 if last is None else last
