"""What Tesseract alone reads of the fields that the reader is measured on: ``python -m models.figures.ablation``."""

from __future__ import annotations

import argparse
import subprocess

import numpy as np
from PIL import Image

from docproc.reading.figures.classifier import load_model
from docproc.reading.figures.reader import read_field
from docproc.reading.tesseract import LANGUAGE, find_program
from models.figures.fields import new_field

__all__ = ["main"]

_ONE_LINE = "7"
_MARGIN = 20
_SEED = 77


def main(arguments: list[str] | None = None) -> None:
    """Print, over the same fields in unseen hands, what each of the two readers gives out and how much is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=150)
    options = parser.parse_args(arguments)
    model = load_model()
    if model is None:
        raise SystemExit("there is no model: python -m models.figures.train")
    rng = np.random.default_rng(_SEED)
    given = {"tesseract": 0, "docproc": 0}
    right = dict(given)
    for _ in range(options.fields):
        field = new_field(rng, unseen=True, stamped=0.1)
        guess = read_field(field.grey, field.usual, field.kind, model)
        sure = guess is not None and guess.confidence >= model.thresholds[field.kind]
        for name, text in (
            ("tesseract", _tesseract(field.grey)),
            ("docproc", guess.text if guess is not None and sure else ""),
        ):
            given[name] += bool(text)
            right[name] += text == field.text
    for name, count in given.items():
        print(
            f"{name:10} given out {count / options.fields:.3f}, right of those {right[name] / max(count, 1):.3f} "
            f"({options.fields} fields)"
        )


def _tesseract(grey: np.ndarray) -> str:
    """Figures that Tesseract reads in one line, told that there are only figures; empty where it reads none."""
    pixels = np.asarray(Image.fromarray(grey).convert("L"))
    framed = np.pad(pixels, _MARGIN, constant_values=int(np.percentile(pixels, 80)))
    rows, columns = framed.shape
    command = [
        find_program(),
        "-",
        "-",
        "-l",
        LANGUAGE,
        "--psm",
        _ONE_LINE,
        "--dpi",
        "200",
        "-c",
        "tessedit_char_whitelist=0123456789",
    ]
    picture = b"P5\n%d %d\n255\n" % (columns, rows) + framed.tobytes()
    done = subprocess.run(command, input=picture, capture_output=True, check=True)
    return "".join(done.stdout.decode("utf-8", "replace").split())


if __name__ == "__main__":
    main()
