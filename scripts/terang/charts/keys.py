"""What a drawing depends on, as one short key."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from terang import messages as formats
from terang.charts.engine import engine_version
from terang.messages import Messages, Words
from terang.pages.figures import Figure

_WORDS = ("chart.", "status.", "unit.")
"""Beginnings of the keys of the words that stand inside drawings."""

_grounds: list[tuple[Words, str]] = []


def drawing_key(figure: Figure, messages: Messages) -> str:
    """Return the key of the drawing of *figure* in the language of *messages*.

    Two figures have the same key if and only if one drawing serves both. Their highlight, title,
    description, id and table are not in the drawing, so they are not in the key.
    """
    points = [(p.label, p.value, p.across, p.status.value, p.text, p.series, p.key) for p in figure.points]
    axes = [
        axis and (axis.title, axis.unit, axis.logarithmic, axis.middle)
        for axis in (figure.axis, figure.across)
    ]
    inputs = (figure.kind, figure.nature.value, axes, points, messages.lang, _ground(messages))
    return sha256(repr(inputs).encode("utf-8", "surrogatepass")).hexdigest()


def _ground(messages: Messages) -> str:
    """Return the hash of what all drawings in a language stand on: words, code, engine."""
    for words, known in _grounds:
        if words is messages.words:
            return known
    relevant = sorted((key, forms) for key, forms in messages.words.items() if key.startswith(_WORDS))
    ground = sha256(repr((relevant, code_hash(), engine_version())).encode()).hexdigest()
    _grounds.append((messages.words, ground))
    return ground


@lru_cache(maxsize=1)
def code_hash() -> str:
    """Return the hash of the source files that shape a drawing: a change of code is a new drawing."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(formats.__file__)]
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
