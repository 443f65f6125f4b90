"""What the tests of access look at in an answer."""

from typing import Protocol

__all__ = ["code"]


class Answer(Protocol):
    """An HTTP answer, of whichever client."""

    @property
    def status_code(self) -> int: ...

    def json(self) -> dict[str, object]: ...


def code(answer: Answer) -> str:
    """The status of an answer, and the code of its problem if it is one: ``204``, ``403 csrf_refused``."""
    found = answer.json()["code"] if answer.status_code >= 400 else ""
    return f"{answer.status_code} {found}".rstrip()
