"""Making findings whose every text is safe to show: masked, escaped, cut."""

from __future__ import annotations

from terang.findings import Finding, Severity
from terang.packages.privacy import mask_personal

VALUE_LIMIT = 80
"""So many characters of a value are shown."""


def show(text: str, limit: int = VALUE_LIMIT) -> str:
    """Return *text* as it may be printed: no personal datum, no control character, not too long."""
    masked = mask_personal(text)
    if not masked.isprintable():
        masked = "".join(c if c.isprintable() else _escaped(c) for c in masked)
    return masked if len(masked) <= limit else masked[: limit - 1] + "…"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")


def block(
    code: str,
    file: str,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **details: str,
) -> Finding:
    """Return a finding that stops the publication; every text of it is made safe to show."""
    return _finding(code, Severity.BLOCK, file, row, column, value, details)


def warn(
    code: str,
    file: str,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **details: str,
) -> Finding:
    """Return a finding that only asks for a look; every text of it is made safe to show."""
    return _finding(code, Severity.WARN, file, row, column, value, details)


def _finding(
    code: str,
    severity: Severity,
    file: str,
    row: int | None,
    column: str | None,
    value: str | None,
    details: dict[str, str],
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        file=show(file, 200),
        row=row,
        column=None if column is None else show(column),
        value=None if value is None else show(value),
        details={name: show(text, 300) for name, text in details.items()},
    )
