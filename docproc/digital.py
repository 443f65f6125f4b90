"""Digital signatures as the contract gives them, and what a clerk should know of them."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence

from docproc.dispatch import DateField, DigitalSignature, DispatchWarning, Signature
from docproc.reading.signatures import FileSignature

__all__ = ["PLAUSIBLE_DAYS", "digital_signatures", "signed_day", "signing_warnings", "with_digital"]

PLAUSIBLE_DAYS = 5
"""How far the nearest signing day may lie from the date of the dispatch, before or after it.

The leader signs before the office gives number and day, and the office's own signature and the portal's come behind
it, often on the next working day: a long weekend and a day lie between at most. Further signatures may be much later.
"""


def digital_signatures(found: Sequence[FileSignature]) -> tuple[DigitalSignature, ...]:
    """The contract's form of what a reader found."""
    return tuple(
        DigitalSignature(
            kind=one.kind,
            signer=one.signer,
            organisation=one.organisation,
            email=one.email,
            issuer=one.issuer,
            time=one.time,
            time_from=one.time_from,
            intact=one.intact,
            covers_whole_file=one.covers_whole_file,
            changed_after=one.changed_after,
            reason=one.reason,
            field=one.field,
            boxes=() if one.page is None or one.box is None else ((one.page, *one.box),),
            notes=one.notes,
        )
        for one in found
    )


def with_digital(signature: Signature | None, digital: tuple[DigitalSignature, ...]) -> Signature | None:
    """The printed signature block together with the digital signatures."""
    return (signature or Signature()).model_copy(update={"digital": digital}) if digital else signature


def signed_day(digital: Sequence[DigitalSignature]) -> str | None:
    """The day of the first signature, ISO, in Vietnam's zone; it never fills a blank date."""
    return min((one.time[:10] for one in digital if one.time and one.kind == "signature"), default=None)


def signing_warnings(digital: Sequence[DigitalSignature], date: DateField | None) -> list[DispatchWarning]:
    """What contradicts: bytes that were altered, changes after the last signature, a date that nobody signed on.

    Changes after a signature are the ordinary way (the office stamps number and day, then signs itself): they are
    told only where no later signature covers them.

    Args:
        digital: the signatures, in the order of signing.
        date: the date of the dispatch.
    """
    found = [
        DispatchWarning(
            code="signature_broken",
            message=f"the file was altered inside what {_who(one)} signed: do not rely on it, ask for the original",
        )
        for one in digital
        if one.intact is False
    ]
    found += [
        DispatchWarning(code="signature_unchecked", message=f"the signature of {_who(one)} was {'; '.join(one.notes)}")
        for one in digital
        if one.intact is None
    ]
    found += _changes([one for one in digital if one.intact])
    return found + _other_day(digital, date)


def _changes(intact: list[DigitalSignature]) -> list[DispatchWarning]:
    if not intact or any(one.changed_after in {"none", "allowed"} for one in intact):
        return []
    last = intact[-1]
    if last.changed_after is None:
        message = f"whether the file was changed after {_who(last)} signed could not be told"
        return [DispatchWarning(code="signature_unchecked", message=message)]
    message = (
        f"the file was changed after {_who(last)} signed, beyond filling in fields: perhaps number and day were "
        "stamped on it, perhaps more; what the pages show now is not what was signed"
    )
    return [DispatchWarning(code="changed_after_signing", message=message)]


def _other_day(digital: Sequence[DigitalSignature], date: DateField | None) -> list[DispatchWarning]:
    signed = [(datetime.date.fromisoformat(one.time[:10]), one) for one in digital if one.time and one.signer]
    reach = _days_of(date)
    if date is None or reach is None or not signed:
        return []
    first, last = reach
    distance, _, nearest = min(
        ((max(first - day, day - last), day, one) for day, one in signed), key=lambda one: one[:2]
    )
    if distance.days <= PLAUSIBLE_DAYS:
        return []
    message = (
        f"the dispatch is dated {date.value}, but {_who(nearest)} signed it digitally {distance.days} days "
        f"{'before' if str(nearest.time) < date.value else 'after'} that: check the date"
    )
    return [DispatchWarning(code="signed_on_other_day", message=message, span=date.span)]


def _days_of(date: DateField | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day that a date can mean whose day or month is blank."""
    try:
        year, month, day = ([int(part) for part in date.value.split("-")] + [0, 0])[:3] if date else (0, 0, 0)
        first = datetime.date(year, month or 1, day or 1)
        last = datetime.date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first, last


def _who(one: DigitalSignature) -> str:
    name = one.signer or one.organisation or "an unknown signer"
    return f"{name} ({one.time})" if one.time else name
