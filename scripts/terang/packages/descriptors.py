"""Reading a ``datapackage.json`` as if a stranger had sent it.

The file is parsed as JSON and nothing else, held to its shape, and searched for anything that
could make a library open a file outside the package, use the network or hang. Only then does it
become a `PackageSpec`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from terang.findings import Finding, is_blocked
from terang.packages.agreement import find_disagreements
from terang.packages.declarations import find_declaration_faults
from terang.packages.freshness import find_freshness_faults
from terang.packages.meaning import find_meaning_faults
from terang.packages.paths import find_path_faults, stays_inside
from terang.packages.privacy import find_personal, masked_datum
from terang.packages.schemas import find_schema_faults
from terang.packages.shapes import PACKAGE, find_misfits
from terang.packages.specs import DESCRIPTOR, PackageSpec, Shelf, make_spec
from terang.packages.telling import block, warn
from terang.packages.texts import text_fault

SIZE_LIMIT = 1_000_000
"""Bytes; the descriptors of a city have some 50 kB."""

_NOT_WORDS = re.compile(r"\.pattern$|\$schema$|\.missingValues\[|\.enum\[")
"""Places of texts that readers never meet; the checks of schemas look at them."""

TEXT_LIMIT = 4_000
"""Characters of one text in a descriptor."""


def read_descriptor(shelf: Shelf) -> tuple[PackageSpec | None, tuple[Finding, ...]]:
    """Read and check the descriptor of the package on *shelf*; no spec if it is not safe to go on."""
    file, path = shelf.file, shelf.folder / DESCRIPTOR
    if not path.is_file() and not path.is_symlink():
        return None, (block("package-missing", file, package=shelf.topic),)
    if not stays_inside(path, shelf.folder.parent):
        return None, (block("path-outside", file, value=shelf.topic, place=""),)
    document, findings = _parse(path, file)
    if document is None:
        return None, findings
    findings += tuple(_find_misfits(document, file))
    findings += tuple(_find_text_faults(document, file, ""))
    if is_blocked(findings):
        return None, findings
    unreadable = tuple(find_schema_faults(document, shelf.label, file))
    findings += unreadable
    findings += (*find_meaning_faults(document, shelf), *find_disagreements(document, shelf))
    findings += (*find_declaration_faults(document, shelf), *find_freshness_faults(document, shelf))
    if unreadable:
        return None, findings
    spec = make_spec(shelf, document)
    unsafe = tuple(find_path_faults(spec))
    return (None if unsafe else spec), (*findings, *unsafe)


def _parse(path: Path, file: str) -> tuple[Any, tuple[Finding, ...]]:
    if path.stat().st_size > SIZE_LIMIT:
        return None, (block("descriptor-too-big", file, limit=str(SIZE_LIMIT // 1000)),)
    doubles: list[str] = []
    try:
        text = path.read_bytes().decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=_recorder(doubles), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return None, (block("file-not-utf8", file),)
    except json.JSONDecodeError as error:
        return None, (block("descriptor-not-json", file, error.lineno, place=str(error.colno)),)
    except (ValueError, RecursionError):
        return None, (block("descriptor-not-json", file, place="1"),)
    if not isinstance(document, dict):
        return None, (block("descriptor-not-json", file, 1, place="1"),)
    return document, tuple(block("descriptor-double", file, property=name) for name in doubles)


def _recorder(doubles: list[str]) -> Any:
    def make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        doubles.extend(
            sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else ()
        )
        return dict(pairs)

    return make_object


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _find_misfits(document: object, file: str) -> Iterator[Finding]:
    for misfit in find_misfits(document, PACKAGE):
        tell = warn if misfit.code == "property-unknown" else block
        yield tell(
            misfit.code,
            file,
            place=misfit.place,
            property=misfit.property,
            suggestion=misfit.suggestion,
        )


def _find_text_faults(value: object, file: str, place: str) -> Iterator[Finding]:
    """Yield what must not stand in any text of a descriptor: personal data, markup, odd characters."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _find_text_faults(name, file, f"{place}.{name}".lstrip("."))
            yield from _find_text_faults(inner, file, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _find_text_faults(inner, file, f"{place}[{index}]")
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        text = str(value).replace("\n", " ")
        for span in find_personal(text)[:1]:
            yield block(f"personal-{span.kind}", file, value=masked_datum(text, span), place=place)
        is_words = isinstance(value, str) and not _NOT_WORDS.search(place)
        if is_words and (code := text_fault(text, TEXT_LIMIT)):
            yield block(code, file, value=text, place=place, limit=str(TEXT_LIMIT))
