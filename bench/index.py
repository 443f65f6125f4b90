"""The index of dispatches at scale: ``python -m bench.index --documents 1000000`` prints what it costs.

The documents are made up: numbers of ministries, provinces, departments, districts and the Party over 25 years, a few
references each to documents that are held, to documents that are not, and to held ones with a slip in the number.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from docproc.bodies import organisations
from docproc.citations import Index, Record, Reference

FIRST_YEAR, YEARS = 2001, 25
ASKED = 20_000
SEED = 20261123
TOPICS = ("công tác văn thư", "phòng, chống thiên tai", "chuyển đổi số", "quản lý đất đai", "cải cách hành chính")
VERBS = ("Tăng cường", "Kế hoạch thực hiện", "Báo cáo kết quả", "Hướng dẫn", "Về việc kiểm tra", "Phê duyệt đề án")


def issuers() -> list[tuple[str, str, str]]:
    """Symbol without ordinal, issuer, place of many bodies; local codes are shared by all provinces."""
    rows = organisations()
    provinces = [row.name for row in rows if row.kind == "province" and not row.id.endswith("-2025")]
    found = [(f"/{row.codes[0]}-TH", row.name, "Hà Nội") for row in rows if row.kind == "ministry"]
    found += [("/QĐ-TTg", "Thủ tướng Chính phủ", "Hà Nội"), ("/NQ-CP", "Chính phủ", "Hà Nội")]
    for province in provinces:
        bare = province.split(maxsplit=1)[1]
        found += [(symbol, f"Ủy ban nhân dân {province}", bare) for symbol in ("/QĐ-UBND", "/KH-UBND", "/CĐ-UBND")]
        found += [("/SNV-CCVC", f"Sở Nội vụ {province}", bare), ("/BC-SYT", f"Sở Y tế {province}", bare)]
        found += [("-NQ/TU", f"Tỉnh ủy {bare}", bare)]
    return found


def documents(count: int, chance: random.Random) -> Iterator[Record]:
    """Made-up records whose references lead to earlier ones, rightly, with a slip, or nowhere."""
    bodies = issuers()
    earlier: list[Record] = []
    for made in range(count):
        symbol, issuer, place = bodies[chance.randrange(len(bodies))]
        year = FIRST_YEAR + made * YEARS // count
        number = f"{1 + made * len(bodies) // count % 5 + chance.randrange(4000)}{symbol}"
        references = tuple(cite(chance.choice(earlier), chance) for _ in range(2)) if earlier else ()
        record = Record.build(
            number,
            date=f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            issuer=issuer,
            place=place,
            type="quyết định" if "QĐ" in symbol else None,
            subject=f"{chance.choice(VERBS)} {chance.choice(TOPICS)} đợt {made % 977} năm {year} tại {place}",
            references=references,
        )
        if len(earlier) < 20_000:
            earlier.append(record)
        else:
            earlier[chance.randrange(20_000)] = record
        yield record


def cite(record: Record, chance: random.Random) -> Reference:
    """A citation of a record: right (most), without date and issuer, or with two digits exchanged."""
    number, kind = record.number or "", chance.random()
    if kind < 0.6:
        return Reference(number, record.type, record.date, record.issuer, record.subject, "căn cứ")
    if kind < 0.8:
        return Reference(number, record.type, None, None, None, "thực hiện")
    return Reference(slipped(number), record.type, record.date, record.issuer, None, "thực hiện")


def slipped(number: str) -> str:
    """The number with its first two characters exchanged; one-digit numbers get a digit more."""
    return number[1] + number[0] + number[2:] if number[:2].isdigit() else f"9{number}"


def questions(index: Index, chance: random.Random) -> dict[str, list[tuple[Reference, Record]]]:
    """References by the state that they are resolved to, asked by a ministry's letter of the last day."""
    citing = Record.build("1/BNV-TL", date=f"{FIRST_YEAR + YEARS}-12-31", issuer="Bộ Nội vụ", place="Hà Nội")
    asked: dict[str, list[tuple[Reference, Record]]] = {}
    held = [record for place, record in enumerate(index.records()) if place % max(1, len(index) // ASKED) == 0]
    for record in held:
        reference = cite(record, chance)
        asked.setdefault(index.resolve(reference, citing=citing).state, []).append((reference, citing))
    return asked


def resident_mb() -> float:
    """Resident memory of this process in MB (Linux only)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def timed(index: Index, questions_of_state: list[tuple[Reference, Record]]) -> list[float]:
    """Microseconds of each resolve."""
    times = []
    for reference, citing in questions_of_state:
        start = time.perf_counter()
        index.resolve(reference, citing=citing)
        times.append((time.perf_counter() - start) * 1e6)
    return times


def measure(count: int, table: Table) -> tuple[float, float]:
    """Build an index, ask it, add a row for each state; gives the seconds of building and the median of all states."""
    chance = random.Random(SEED)  # noqa: S311  made-up documents, no secrets
    before, building = resident_mb(), 0.0
    index = Index()
    for record in documents(count, chance):
        start = time.perf_counter()
        index.add(record)
        building += time.perf_counter() - start
    memory = resident_mb() - before
    medians = []
    for state, asked in sorted(questions(index, chance).items()):
        times = timed(index, asked)
        medians.append(statistics.median(times))
        worst = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        figures = (f"{len(index):,}", f"{building:.0f}", f"{memory:.0f}", state, f"{len(asked):,}")
        table.add_row(*figures, f"{medians[-1]:.0f}", f"{worst:.0f}")
    return building, statistics.mean(medians)


def main() -> None:
    """Print seconds to build, MB resident, microseconds a resolve for half the documents and for all."""
    parser = argparse.ArgumentParser(prog="python -m bench.index", description="Time the index of dispatches.")
    parser.add_argument("--documents", type=int, default=1_000_000, help="how many (default 1,000,000)")
    count = parser.parse_args().documents
    table = Table(title="Index of dispatches, one core", title_justify="left")
    for heading in ("documents", "add, s", "MB", "state", "asked", "µs median", "µs p99"):
        table.add_column(heading, justify="left" if heading == "state" else "right")
    half, whole = measure(count // 2, table), measure(count, table)
    console = Console(width=120)
    console.print(table)
    console.print(
        f"Twice the documents: {whole[0] / half[0]:.2f}× the time to add, {whole[1] / half[1]:.2f}× that of a resolve"
    )


if __name__ == "__main__":
    main()
