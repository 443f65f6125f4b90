"""Speed of the citation grammar: ``python -m bench.citations`` prints MB/s on dispatches and a table of hostile texts.

A citation costs more than the words around it, so each figure says how many there are; ``--folder DIR`` takes the texts
of the documents in a folder instead of the authored ones, which cite about twice as often as offices' own do.
The second figure is taken on twice the text: a grammar that is linear keeps its MB/s. The table does the same with
texts made to be slow; a ratio near 2 is linear, 4 would be quadratic. Times are the process's own, the best of some
runs: whatever else the machine does can only add to them.
"""

from __future__ import annotations

import argparse
import time
import timeit
from functools import partial
from pathlib import Path

from bench.documents import authored_texts
from docproc.text import fold

MEGABYTE = 1_000_000
REPEATS = 7
HOSTILE_CHARACTERS = 200_000
READABLE = frozenset({".pdf", ".docx", ".txt"})

# Pieces that are said again and again up to a size.
_REPEATED = {
    "digits": "1",
    "slashes": "/",
    "hyphens": "-",
    "digits, slashes": "1/",
    "dates": "1/2/2020 ",
    "số số số": "số ",
    "head nouns": "Quyết định ",
    "head nouns, số": "Quyết định số ",
    "marks before capitals": "1/A-",
    "symbols": "12/QĐ-UBND ",
    "symbols in a list": "12/QĐ-UBND, ",
    "shortened numbers": "1, ",
    "opening brackets": "(",
    "brackets": "(Quyết định) ",
    "blank lines": "\n",
    "gaps": " \n",
    "capitals": "QĐUBND",
    "capitals, hyphens": "QĐ-",
    "của": "của ",
    "của Bộ": "của Bộ ",
    "commas": "Sở A, ",
    "bodies without end": "của Bộ A và Bộ ",
    "titles without end": "Quyết định số 1/QĐ-A về việc thực hiện ",
    "quotes": "“về ",
    "provisions": "khoản 1 ",
    "provisions in a list": "điểm a, ",
    "tại": "của A tại ",
    "footnotes": "1/QĐ-A[1](2) ",
    "amendments": "1/QĐ-A sửa đổi bởi ",
    "symbols with bodies": "1/QĐ-A của Bộ A và Bộ B, Sở C - ",
    "symbols with provisions": "khoản 1, 2 và 3 Điều 5, 6, 7 Quyết định số 1/QĐ-A ",
    "symbols with speakers": "của Sở A tại Tờ trình số 1/TTr-A ",
    "symbols and gaps": "số 1/QĐ-A \n",
}


def text_of(size: int, folder: Path | None = None) -> str:
    """Dispatches, folded, one after another, again and again, up to ``size`` bytes of UTF-8.

    Args:
        size: bytes at least.
        folder: documents to read; the authored dispatches by default.
    """
    texts = (path.read_text(encoding="utf-8") for path in authored_texts()) if folder is None else _texts_in(folder)
    once = fold("\n\n".join(texts)).text
    return once * -(-size // len(once.encode()))


def _texts_in(folder: Path) -> list[str]:
    """The texts of the readable documents of a folder."""
    import docproc

    return [docproc.extract(path).text for path in sorted(folder.iterdir()) if path.suffix in READABLE]


def hostile_texts(size: int) -> dict[str, str]:
    """Texts of ``size`` characters that a backtracking grammar would choke on, by name."""
    texts = {name: (piece * -(-size // len(piece)))[:size] for name, piece in _REPEATED.items()}
    prose = "các đơn vị báo cáo kết quả và đề xuất "
    texts["one citation, one line"] = f"Quyết định số 1/QĐ-A về {prose * (size // len(prose))}"[:size]
    texts["a citation, then blank lines"] = f"Quyết định số 1/QĐ-A{chr(10) * size}"[:size]
    texts["a list, then its symbol"] = f"các Quyết định số {'1, ' * (size // 3 - 10)} 2/QĐ-UBND"
    return texts


def seconds_of(text: str, repeats: int = REPEATS) -> float:
    """The shortest of some readings of ``text``, in seconds of processor time."""
    from docproc.citations import find_citations

    # another text each time: match keys of whole texts are kept
    texts = [text + "." * count for count in range(repeats)]
    return min(timeit.timeit(partial(find_citations, text), number=1, timer=time.process_time) for text in texts)


def main() -> None:
    """Print MB/s on 1 MB and on 2 MB, how much longer the second took, and the table of hostile texts."""
    from docproc.citations import find_citations

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="documents to take the text from, instead of the authored ones")
    folder = parser.parse_args().folder
    once = text_of(MEGABYTE, folder)
    seconds_of(once[:10_000])  # loads the word lists
    density = sum(len(cited.mentions) for cited in find_citations(once)) / len(once.encode()) * MEGABYTE
    texts = (once, once + once)
    seconds = [seconds_of(text) for text in texts]
    speeds = [len(text.encode()) / MEGABYTE / spent for text, spent in zip(texts, seconds, strict=True)]
    print(
        f"Citation grammar: {speeds[0]:.1f} MB/s on 1 MB, {speeds[1]:.1f} MB/s on 2 MB; "
        f"twice the text took {seconds[1] / seconds[0]:.2f}× the time; {density:.0f} citations in 1 MB\n"
    )
    if folder is None:
        _print_hostile()


def _print_hostile() -> None:
    print(f"| hostile text | ms on {HOSTILE_CHARACTERS:,} characters | ms on twice as many | ratio |")
    print("| --- | ---: | ---: | ---: |")
    twice = hostile_texts(2 * HOSTILE_CHARACTERS)
    for name, text in hostile_texts(HOSTILE_CHARACTERS).items():
        first, second = seconds_of(text, 3), seconds_of(twice[name], 3)
        print(f"| {name} | {first * 1000:.1f} | {second * 1000:.1f} | {second / first:.2f} |")


if __name__ == "__main__":
    main()
