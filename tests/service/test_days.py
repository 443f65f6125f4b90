"""The day by which the service says what is overdue is Việt Nam's, whatever the machine's clock is set to."""

import re
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

import service
from service import days
from service.days import office_day

MACHINES_OWN = re.compile(r"\b(?:date\.today|datetime\.(?:now|today))\(\)")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_it_begins_at_midnight_in_viet_nam(monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls.fromtimestamp(moment.timestamp(), tz)

    monkeypatch.setattr(days, "datetime", Clock)

    assert office_day() == day


def test_no_part_of_the_service_asks_for_the_machines_own_day() -> None:
    (folder,) = service.__path__
    sources = {path: path.read_text(encoding="utf-8") for path in Path(folder).rglob("*.py")}

    assert [str(path) for path, source in sources.items() if MACHINES_OWN.search(source)] == []
