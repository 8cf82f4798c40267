"""Validating a city, and telling what was found: to people in their language, to programs as JSON.

Every text is safe to print: findings come masked and escaped, and what is told here is escaped
once more. A kind of finding that occurs hundreds of times takes three lines and a count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from terang.catalog import Catalog
from terang.city import City
from terang.errors import InvalidData
from terang.findings import Finding, Severity, is_blocked
from terang.messages import Messages, read_messages
from terang.packages import check_packages
from terang.rules import check_catalog
from terang.rules.acknowledged import find_idle_notes

EXAMPLES = 3
"""So many findings of one kind are shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the validation of a city brought to light."""

    findings: tuple[Finding, ...]
    catalog: Catalog | None
    """The catalogue, also when a rule blocks; None if the files could not be trusted."""

    @property
    def is_blocked(self) -> bool:
        """True if a finding forbids publication."""
        return is_blocked(self.findings)


def validate_city(city: City, *, simulated: bool = True) -> Report:
    """Check every package of *city* and then, if all of them can be trusted, what crosses them.

    Without *simulated* only the real packages are read, as for the public site.
    """
    checked = check_packages(city, simulated=simulated)
    if checked.catalog is None:
        return Report(checked.findings, None)
    findings = checked.findings + check_catalog(checked.catalog)
    return Report((*findings, *find_idle_notes(checked.catalog, findings)), checked.catalog)


def load_catalog(city: City, *, simulated: bool = True) -> Catalog:
    """Return the catalogue of *city*; raise `InvalidData` telling every finding if one blocks."""
    report = validate_city(city, simulated=simulated)
    if report.catalog is None or report.is_blocked:
        raise InvalidData(tell(report.findings, read_messages(city.default_language)))
    return report.catalog


def tell(findings: Sequence[Finding], messages: Messages, limit: int = EXAMPLES) -> str:
    """Return the *findings* of a validation as text for people, with what comes of them at the end."""
    groups = _group(findings)
    if not groups:
        return messages("finding.none")
    return "\n".join((describe(findings, messages, limit), _printable(_closing(groups, messages))))


def describe(findings: Iterable[Finding], messages: Messages, limit: int = EXAMPLES) -> str:
    """Return any *findings* as text for people: what blocks first, at most *limit* examples of a kind."""
    groups = _group(findings)
    lines: list[str] = []
    for severity in Severity:
        chosen = [group for group in groups if group[0].severity is severity]
        if chosen:
            lines += [messages(f"finding.heading.{severity}"), ""]
        for group in chosen:
            lines += [*_tell_group(group, messages, limit), ""]
    return _printable("\n".join(lines))


def _group(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return *findings* by kind, kinds in the order of their first appearance."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    return list(groups.values())


def _tell_group(group: Sequence[Finding], messages: Messages, limit: int) -> list[str]:
    shown = group[:limit]
    lines = [f"- {_where(finding, messages)}: {explain(finding, messages)}" for finding in shown]
    if len(group) > limit:
        lines.append(f"  {messages('finding.more', number=len(group) - limit)}")
    remedies = dict.fromkeys(remedy(finding, messages) for finding in shown)
    return lines + [f"  {messages('finding.fix', remedy=text)}" for text in remedies]


def _where(finding: Finding, messages: Messages) -> str:
    parts = [finding.file]
    if finding.row is not None:
        parts.append(messages("finding.at.row", row=str(finding.row)))
    if finding.column is not None:
        parts.append(messages("finding.at.column", column=finding.column))
    if finding.details.get("place") and finding.row is None:
        parts.append(messages("finding.at.place", place=finding.details["place"]))
    if finding.value:
        parts.append(messages("finding.at.value", value=finding.value))
    return ", ".join(parts)


def explain(finding: Finding, messages: Messages) -> str:
    """Return the sentence that says what is wrong."""
    return messages(f"finding.{finding.code}.wrong", **finding.details)


def remedy(finding: Finding, messages: Messages) -> str:
    """Return the sentence that says what to do."""
    return messages(f"finding.{finding.code}.remedy", **finding.details)


def _closing(groups: list[list[Finding]], messages: Messages) -> str:
    counts = _counts(groups)
    key = "finding.closing.block" if counts[Severity.BLOCK] else "finding.closing.warn"
    return messages(key, blocks=counts[Severity.BLOCK], warnings=counts[Severity.WARN])


def _counts(groups: list[list[Finding]]) -> dict[str, int]:
    return {str(s): sum(len(group) for group in groups if group[0].severity is s) for s in Severity}


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)


def to_json(findings: Iterable[Finding], messages: Messages, limit: int = EXAMPLES) -> str:
    """Return *findings* as JSON for programs: kinds with their count and at most *limit* examples.

    The sentences are in the language of *messages*; everything else is the same in any language.
    """
    groups = _group(findings)
    document = {
        "blocked": any(group[0].severity is Severity.BLOCK for group in groups),
        "counts": _counts(groups),
        "kinds": [
            {
                "code": group[0].code,
                "severity": str(group[0].severity),
                "count": len(group),
                "examples": [_as_json(finding, messages) for finding in group[:limit]],
            }
            for group in groups
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _as_json(finding: Finding, messages: Messages) -> dict[str, object]:
    return {
        "file": finding.file,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "details": dict(sorted(finding.details.items())),
        "wrong": explain(finding, messages),
        "remedy": remedy(finding, messages),
    }
