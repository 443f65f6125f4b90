"""Whether a browser's request comes from the service's own pages (against forged requests, CSRF)."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from fastapi import Request

from service.problems import ProblemError
from service.settings import Settings

__all__ = ["HEADER", "check_own", "check_token", "refuse_foreign"]

HEADER = "X-CSRF-Token"
_FIELD = "csrf_token"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def check_own(request: Request, settings: Settings) -> None:
    """Demand that the browser names the service's own pages as the request's origin.

    Raises:
        ProblemError: ``csrf_refused``; it names other pages, or none.
    """
    if not _own(request, settings):
        raise _refusal("the request does not come from a page of this service")


def refuse_foreign(request: Request, settings: Settings) -> None:
    """Refuse what a browser sends from others' pages; a program, which names no origin, may go on.

    For what needs no sign-in beforehand: a forged sign-in would have somebody work under another's name.

    Raises:
        ProblemError: ``csrf_refused``.
    """
    if "sec-fetch-site" in request.headers or "origin" in request.headers:
        check_own(request, settings)


async def check_token(request: Request, expected: str) -> None:
    """Demand the session's CSRF token, in the header or in the form.

    Raises:
        ProblemError: ``csrf_refused``; it is missing or another.
    """
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORMS):
        field = (await request.form()).get(_FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not secrets.compare_digest(given.encode(errors="replace"), expected.encode()):
        raise _refusal(f"a browser's change needs its CSRF token, as {HEADER} or as form field {_FIELD}")


def _own(request: Request, settings: Settings) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"  # "same-site" is another server of the same domain
    # Browsers name no Sec-Fetch-Site without TLS.
    origin = request.headers.get("origin")
    if origin is None:
        return False
    if settings.public_url and origin == _origin_of(settings.public_url):
        return True
    return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _refusal(detail: str) -> ProblemError:
    return ProblemError(403, "csrf_refused", detail)
