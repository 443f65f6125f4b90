"""``docproc evaluate``: predictions compared with gold, as tables or JSON; the committed tables of scores."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import EXIT_LOST, EXIT_MISSING, Failures, complain, print_text, silence_libraries, watched
from docproc.export.files import write_atomically

if TYPE_CHECKING:
    from corpus.evaluate import Case, Measured
    from corpus.evaluate.groups import Group
    from corpus.evaluate.scores import Runs
    from corpus.evaluate.select import Selection

__all__ = ["evaluate_command"]


class Facet(StrEnum):
    """By what figures are given apart."""

    TYPE = "type"
    FORM = "form"
    LEVEL = "level"
    SPLIT = "split"


class Form(StrEnum):
    """In which form authored documents are read."""

    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    STAMPED = "stamped"
    LEGACY = "legacy"
    SCAN = "scan"
    HAND = "hand"


class Split(StrEnum):
    """A part of the corpus."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


def evaluate_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Documents with NAME.gold.json beside them, or those gold files."),
    ] = None,
    gold: Annotated[list[Path] | None, typer.Option(help="A folder of documents with gold beside them.")] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            exists=True, file_okay=False, help="A folder of NAME.json in the output form, made by any system."
        ),
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="Only this column of corpus/SCORES.md; may be given again.")
    ] = None,
    split: Annotated[list[Split] | None, typer.Option(help="This part of the corpus; may be given again.")] = None,
    form: Annotated[list[Form] | None, typer.Option(help="The corpus in this form; may be given again.")] = None,
    by: Annotated[list[Facet] | None, typer.Option(help="Chief figures apart by this too.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each difference, one JSON object a line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Fail if a figure of corpus/scores.csv fell by more than the tolerance.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Measure everything and rewrite the committed tables.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Measure the test part in all forms and write corpus/RELEASE.md.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes that share the work; all of them with --write and --release.")
    ] = None,
) -> int:
    """Compare what docproc, or another system, says of documents with gold.

    Without FILE and --gold the corpus itself is measured, as text, without its test part.
    """
    if find_spec("corpus") is None:
        complain("the corpus is not installed with this copy of docproc", "corpus_missing")
        return EXIT_MISSING
    silence_libraries()
    own = [*(files or ()), *(gold or ())]
    if own and (group or split or form or check or write or release):
        raise typer.BadParameter(
            "documents of your own go with --predictions, --by, --errors, --json and --jobs alone."
        )
    if (write or release) and (group or split or form or predictions):
        raise typer.BadParameter("--write and --release measure what they need: give no --group, --split, --form …")
    run = _Run(predictions, jobs or ((os.cpu_count() or 1) if write or release else 1))
    if write or release:
        return run.publish(release=release, errors=errors)
    columns = run.measured(run.selected(own, _groups(group or (), split or (), form or ())))
    if errors:
        run.list_errors(columns)
    run.show(columns, [facet.value for facet in by or ()], as_json=as_json)
    return run.checked(columns) if check else run.failures.status


def _groups(keys: Sequence[str], splits: Sequence[Split], forms: Sequence[Form]) -> list[Group]:
    from corpus.evaluate.groups import GROUPS, OPEN, authored
    from corpus.evaluate.select import chosen

    parts = [split.value for split in splits] or OPEN
    made = [authored(form.value, parts) for form in forms or ([Form.TEXT] if splits or not keys else [])]
    try:
        return [*(chosen(keys) if keys else ()), *made]
    except KeyError as error:
        known = ", ".join(group.key for group in GROUPS)
        raise typer.BadParameter(f"there is no group {error.args[0]}; there are {known}.") from None


class _Run:
    """One call of ``evaluate``: where predictions come from, and how it went so far."""

    def __init__(self, predictions: Path | None, jobs: int) -> None:
        from corpus.evaluate import Stored, read

        self._predictor = Stored(predictions) if predictions else read
        self._jobs = jobs
        self.failures = Failures()

    def selected(self, own: Sequence[Path], groups: Sequence[Group]) -> Selection:
        """The documents to measure; what cannot be is told."""
        from corpus.evaluate.select import grouped
        from corpus.evaluate.select import own as named

        selection = named(own) if own else grouped(groups)
        for path, fault in selection.faults:
            with self.failures.told(str(path)):
                raise fault
        return selection

    def measured(self, selection: Selection) -> dict[str, list[Measured]]:
        """Measure the columns; a document that cannot be read is told and counts as empty."""
        return {title: self._column(cases) for title, cases in selection.columns.items()}

    def _column(self, cases: Sequence[Case]) -> list[Measured]:
        from corpus.evaluate import measure_all
        from corpus.evaluate.errors import NotRenderedError

        counted, unrendered = [], 0
        for _, one in zip(watched(cases), measure_all(cases, self._predictor, self._jobs), strict=True):
            if isinstance(one.failure, NotRenderedError):
                unrendered += 1
                continue
            if one.failure is not None:
                with self.failures.told(f"{one.case.name} ({one.form})"):
                    raise one.failure
            counted.append(one)
        if unrendered:
            what = f"{unrendered} of {len(cases)} documents cannot be made into {cases[0].form} and are left out"
            complain(what, NotRenderedError.code)
        return counted

    def list_errors(self, columns: Mapping[str, Sequence[Measured]]) -> None:
        """Print each difference."""
        from corpus.evaluate.report import differences

        for title, measured in columns.items():
            for difference in differences(measured):
                print_text(json.dumps({"group": title, **difference}, ensure_ascii=False) + "\n")

    def show(self, columns: Mapping[str, Sequence[Measured]], facets: Sequence[str], *, as_json: bool) -> None:
        """Print the figures."""
        from corpus.evaluate import report, tables

        if as_json:
            told = {title: report(measured, facets) for title, measured in columns.items()}
            print_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        elif any(columns.values()):
            print_text("\n".join(tables(columns, facets)) + "\n")

    def checked(self, columns: Mapping[str, Sequence[Measured]]) -> int:
        """Compare authored documents with their committed figures; gives the exit status."""
        from corpus.evaluate.baseline import BASELINE, losses, read_baseline

        now = {one.case.name: one.tallies for measured in columns.values() for one in measured if one.form == "text"}
        lost = losses(read_baseline(BASELINE.read_text(encoding="utf-8")), now)
        for change in lost:
            complain(str(change), "score_lost")
        return EXIT_LOST if lost else self.failures.status

    def publish(self, *, release: bool, errors: bool) -> int:
        """Measure everything and write the tables; gives the exit status.

        Nothing is written where a program is missing: what it would have read would stand there as lost.
        """
        from corpus.evaluate.scores import in_clone, published

        if not in_clone():
            raise typer.BadParameter("--write and --release rewrite docproc's own files: run them in a clone of it.")
        runs = self._runs(release=release)
        if errors:
            self.list_errors({**runs.real, **runs.forms})
        texts, told = published(runs, release=release)
        print_text("\n".join(told) + "\n")
        if self.failures.status == EXIT_MISSING:
            return EXIT_MISSING
        for path, text in texts.items():
            try:
                write_atomically(path, text)
            except OSError as error:
                self.failures.not_written(str(path), error)
        return self.failures.status

    def _runs(self, *, release: bool) -> Runs:
        from corpus.evaluate.cases import FORMS
        from corpus.evaluate.groups import EACH_TIME, GROUPS, authored
        from corpus.evaluate.scores import Runs

        real = self.measured(self.selected((), [group for group in GROUPS if not group.splits]))
        parts = dict.fromkeys(FORMS, ("test",)) if release else EACH_TIME
        forms = {form: self.measured(self.selected((), [authored(form, splits)])) for form, splits in parts.items()}
        return Runs(real, {form: columns.get(form, []) for form, columns in forms.items()})
