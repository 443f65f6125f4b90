"""The index of dispatches at scale: ``python -m bench.index --documents 1000000`` prints what it costs.

The documents are made up: numbers of ministries, provinces, departments and the Party over 25 years, two references
each to documents that are held, in full or without date, or with two digits exchanged. Times are processor times of one
core; each size runs in a process of its own, so that memory is the index's own. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table

from bench.__main__ import run_child
from docproc.bodies import organisations
from docproc.citations import Index, Record, Reference

FIRST_YEAR, YEARS = 2001, 25
NUMBERS = 4000  # that a body gives out a year, at most
REMEMBERED = 20_000  # documents that later ones cite
ASKED = 20_000
LATE = 2_000  # documents that are added after all others
SEED = 20261123
TOPICS = ("công tác văn thư", "phòng, chống thiên tai", "chuyển đổi số", "quản lý đất đai", "cải cách hành chính")
VERBS = ("Tăng cường", "Kế hoạch thực hiện", "Báo cáo kết quả", "Hướng dẫn", "Về việc kiểm tra", "Phê duyệt đề án")


class Figures(TypedDict):
    """What one size costs: seconds to load all, megabytes, and microseconds as median and 99th percentile.

    ``add_micros`` is of late arrivals, with the report of the links that they change; ``micros`` is of a resolve, for
    each state with how many were asked.
    """

    documents: int
    load_seconds: float
    mb: float
    add_micros: tuple[float, float]
    micros: dict[str, tuple[int, float, float]]


def bodies() -> list[tuple[str, str, str]]:
    """Symbol without ordinal, issuer and place of many bodies; local codes are shared by all provinces."""
    rows = organisations()
    found = [(f"/{row.codes[0]}-TH", row.name, "Hà Nội") for row in rows if row.kind == "ministry"]
    found += [("/QĐ-TTg", "Thủ tướng Chính phủ", "Hà Nội"), ("/NQ-CP", "Chính phủ", "Hà Nội")]
    for province in (row.name for row in rows if row.kind == "province" and not row.id.endswith("-2025")):
        bare = province.removeprefix("tỉnh ").removeprefix("thành phố ")
        found += [(symbol, f"Ủy ban nhân dân {province}", bare) for symbol in ("/QĐ-UBND", "/KH-UBND", "/CĐ-UBND")]
        found += [("/SNV-CCVC", f"Sở Nội vụ {province}", bare), ("/BC-SYT", f"Sở Y tế {province}", bare)]
        found += [("-NQ/TU", f"Tỉnh ủy {bare}", bare)]
    return found


def documents(count: int, chance: random.Random) -> Iterator[Record]:
    """Made-up records whose references lead to earlier ones, rightly, vaguely, or with a slip."""
    symbols, earlier = bodies(), list[Record]()
    for made in range(count):
        symbol, issuer, place = symbols[chance.randrange(len(symbols))]
        year = FIRST_YEAR + made * YEARS // count
        record = Record.build(
            f"{1 + chance.randrange(NUMBERS)}{symbol}",
            date=f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            issuer=issuer,
            place=place,
            type="quyết định" if "QĐ" in symbol else None,
            subject=f"{chance.choice(VERBS)} {chance.choice(TOPICS)} đợt {made % 977} năm {year} tại {place}",
            references=tuple(cite(chance.choice(earlier), chance) for _ in range(2)) if earlier else (),
        )
        if len(earlier) < REMEMBERED:
            earlier.append(record)
        else:
            earlier[chance.randrange(REMEMBERED)] = record
        yield record


def cite(record: Record, chance: random.Random) -> Reference:
    """A citation of a record: in full, in full but with two digits exchanged, without date, by its number alone."""
    number, kind = record.number or "", chance.random()
    if kind < 0.7:
        return Reference(number, record.type, record.date, record.issuer, record.subject, "căn cứ")
    if kind < 0.85:
        return Reference(slipped(number), record.type, record.date, record.issuer, None, "thực hiện")
    return Reference(number, record.type, None, record.issuer if kind < 0.95 else None, None, "thực hiện")


def slipped(number: str) -> str:
    """The number with its first two digits exchanged; one-digit numbers get a digit more."""
    return number[1] + number[0] + number[2:] if number[:2].isdigit() else f"9{number}"


def resident_mb() -> float:
    """Resident memory of this process in MB (Linux only)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Clock:
    """Processor time that is spent in making documents, to be taken off that of loading them."""

    def __init__(self, records: Iterator[Record]) -> None:
        self.records = records
        self.spent = 0

    def __iter__(self) -> Iterator[Record]:
        while True:
            start = time.thread_time_ns()
            record = next(self.records, None)
            self.spent += time.thread_time_ns() - start
            if record is None:
                return
            yield record


def median_and_worst(micros: list[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    return statistics.median(micros), statistics.quantiles([*micros, *micros], n=100)[98]


def ask(index: Index, chance: random.Random) -> dict[str, tuple[int, float, float]]:
    """Microseconds a resolve by the state that it gives, asked by a ministry's letter of after the last day."""
    citing = Record.build("1/BNV-TL", date=f"{FIRST_YEAR + YEARS}-12-31", issuer="Bộ Nội vụ", place="Hà Nội")
    step = max(1, len(index) // ASKED)
    asked = [cite(record, chance) for place, record in enumerate(index.records()) if place % step == 0]
    times: dict[str, list[float]] = {}
    for reference in asked:
        start = time.thread_time_ns()
        state = index.resolve(reference, citing=citing).state
        times.setdefault(state, []).append((time.thread_time_ns() - start) / 1000)
    return {state: (len(micros), *median_and_worst(micros)) for state, micros in sorted(times.items())}


def late_arrivals(index: Index, chance: random.Random) -> tuple[float, float]:
    """Microseconds to add one more document, with the report of the links that it changes."""
    times = []
    for record in documents(LATE, chance):
        start = time.thread_time_ns()
        index.add(record)
        times.append((time.thread_time_ns() - start) / 1000)
    return median_and_worst(times)


def measure(count: int) -> Figures:
    """Build an index, ask it, add to it."""
    Index(documents(1000, random.Random(SEED)))  # noqa: S311  warms up registers and patterns
    before, chance = resident_mb(), random.Random(SEED)  # noqa: S311  made-up documents, no secrets
    clock = Clock(documents(count, chance))
    start = time.thread_time_ns()
    index = Index(clock)
    loading = time.thread_time_ns() - start - clock.spent
    return {
        "documents": len(index),
        "load_seconds": loading / 1e9,
        "mb": resident_mb() - before,
        "micros": ask(index, chance),
        "add_micros": late_arrivals(index, chance),
    }


def table_of(sizes: list[Figures]) -> Table:
    """One row for each size and call."""
    table = Table(title="Index of dispatches, one core", title_justify="left")
    for heading in ("documents", "load, s", "MB", "call", "calls", "µs median", "µs p99"):
        table.add_column(heading, justify="left" if heading == "call" else "right")
    for figures in sizes:
        size = (f"{figures['documents']:,}", f"{figures['load_seconds']:.0f}", f"{figures['mb']:.0f}")
        for state, (asked, median, worst) in figures["micros"].items():
            table.add_row(*size, f"resolve: {state}", f"{asked:,}", f"{median:.0f}", f"{worst:.0f}")
        table.add_row(*size, "add", f"{LATE:,}", *(f"{micros:.0f}" for micros in figures["add_micros"]))
        table.add_section()
    return table


def main() -> None:
    """Print seconds to load, MB resident, microseconds a resolve, for half the documents and for all."""
    parser = argparse.ArgumentParser(prog="python -m bench.index", description="Time the index of dispatches.")
    parser.add_argument("--documents", type=int, default=1_000_000, help="how many (default 1,000,000)")
    parser.add_argument("--one-size", action="store_true", help="print the figures of this size as JSON")
    arguments = parser.parse_args()
    if arguments.one_size:
        print(json.dumps(measure(arguments.documents)))
        return
    counts = (arguments.documents // 2, arguments.documents)
    sizes: list[Figures] = [
        json.loads(run_child("bench.index", "--documents", str(count), "--one-size")) for count in counts
    ]
    console = Console(width=120)
    console.print(table_of(sizes))
    half, whole = sizes
    medians = [statistics.mean(median for _, median, _ in size["micros"].values()) for size in sizes]
    console.print(
        f"Twice the documents: {whole['load_seconds'] / half['load_seconds']:.2f}× the time to load, "
        f"{whole['mb'] / half['mb']:.2f}× the memory, {medians[1] / medians[0]:.2f}× the time of a resolve"
    )


if __name__ == "__main__":
    main()
