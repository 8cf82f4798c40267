"""Which regular expressions from a schema may be run: only those that cannot hang.

A pattern in a data file is code from elsewhere. Python's engine backtracks, so a pattern such as
``^(a+)+$`` takes longer than the universe on a short cell. A pattern is run only if it stands in
a closed list, or if this small grammar proves it nearly linear: at most one open repetition, no
repetition of a part that itself varies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SAFE_PATTERNS = frozenset(
    {
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "^[a-z0-9]+(_[a-z0-9]+)*$",
        "^[a-z0-9]+([-_][a-z0-9]+)*$",
        "^[a-z][a-z0-9]*(_[a-z0-9]+)*$",
    }
)
"""Known to be safe though the grammar would refuse them: the separator makes each match unique."""

LENGTH_LIMIT = 200
_REPEAT_LIMIT = 1_000
_WAYS_LIMIT = 256
"""In so many ways at most may the optional parts and alternatives of a pattern be combined."""

_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<escape>\\[dDwWsSbBAZ.\-+*?()\[\]{}|^$/\\ ])"
    r"|(?P<open>\((?:\?:)?)(?!\?)"
    r"|(?P<close>\))"
    r"|(?P<or>\|)"
    r"|(?P<fixed>\{\d{1,4}\})"
    r"|(?P<range>\{\d{1,4},\d{0,4}\})"
    r"|(?P<repeat>[*+])"
    r"|(?P<optional>\?)"
    r"|(?P<literal>[^\\\[\](){}|*+?])",
    re.DOTALL,
)


@dataclass(slots=True)
class _Group:
    varies: bool = False
    """True if the part can match in more than one length or way."""
    alternatives: int = 1


def is_safe_pattern(pattern: str) -> bool:
    """Return True if *pattern* may be run on any cell without hanging."""
    if pattern in SAFE_PATTERNS:
        return True
    if len(pattern) > LENGTH_LIMIT:
        return False
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return _is_nearly_linear(pattern)


def _is_nearly_linear(pattern: str) -> bool:
    groups, atom = [_Group()], None
    repeats, ways, position = 0, 1, 0
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if match is None:
            return False
        position, kind = match.end(), match.lastgroup
        if kind == "open":
            groups.append(_Group())
            atom = None
        elif kind == "close":
            if len(groups) == 1:
                return False
            atom = groups.pop()
            ways *= atom.alternatives
            groups[-1].varies |= atom.varies
        elif kind == "or":
            groups[-1].varies, atom = True, None
            groups[-1].alternatives += 1
        elif kind in ("fixed", "range", "repeat", "optional"):
            if not _may_repeat(kind, match.group(), atom):
                return False
            repeats += kind in ("repeat", "range")
            ways *= 2 if kind == "optional" else 1
            groups[-1].varies |= kind != "fixed"
            atom = None
        else:
            atom = _Group()
    ways *= groups[0].alternatives
    return len(groups) == 1 and repeats <= 1 and ways <= _WAYS_LIMIT


def _may_repeat(kind: str, quantifier: str, atom: _Group | None) -> bool:
    if atom is None:
        return False
    if kind == "optional":
        return True
    bounds = [int(bound) for bound in re.findall(r"\d+", quantifier)]
    return not atom.varies and all(bound <= _REPEAT_LIMIT for bound in bounds)
