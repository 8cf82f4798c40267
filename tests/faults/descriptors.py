"""Descriptors that would loosen a check, open another file, hang a library, or say too little."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from faults.files import SIM
from faults.mutations import Fault, both, cell, content, describe, encoded

FILE = "koperasi/datapackage.json"
Json = dict[str, Any]


def table(document: Json, name: str = "simkopdes") -> Json:
    """Return one resource of a descriptor."""
    return next(resource for resource in document["resources"] if resource["name"] == name)


def column(document: Json, name: str, resource: str = "simkopdes") -> Json:
    """Return one field of a resource."""
    return next(field for field in table(document, resource)["schema"]["fields"] if field["name"] == name)


def _said(
    name: str, change: Callable[[Json], object], code: str, named: str | None = None, severity: str = "block"
) -> Fault:
    return Fault(f"descriptor {name}", describe("koperasi", change), code, FILE, None, named, severity)


def _path(name: str, path: Any, code: str, file: str = FILE) -> Fault:
    return Fault(f"path {name}", describe("koperasi", lambda d: table(d).update(path=path)), code, file)


def _pattern(pattern: str) -> Fault:
    change = describe(
        "koperasi", lambda d: column(d, "kode_kelurahan")["constraints"].update(pattern=pattern)
    )
    return Fault(f"pattern {pattern}", change, "pattern-unsafe", FILE, None, "kode_kelurahan")


def add_package(folder: Path) -> None:
    """Add a package that the engine does not know, made like one it knows."""
    shutil.copytree(folder / "kemiskinan", folder / "gizi")
    describe("gizi", lambda document: document.update(name="gizi"))(folder)


def _same_folder_twice(folder: Path) -> None:
    path = folder / "koperasi" / "datapackage.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"name": "koperasi"', '"name": "x", "name": "koperasi"', 1)
    )


PATHS = [
    _path("to the network", "https://example.org/simkopdes.csv", "path-remote"),
    _path("to a file address", "file:///etc/passwd", "path-remote"),
    _path("to any scheme", "s3://ember/a.csv", "path-remote"),
    _path("without a scheme", "//example.org/a.csv", "path-remote"),
    _path("absolute", "/etc/passwd", "path-outside"),
    _path("climbing", "../wilayah/kelurahan.csv", "path-outside"),
    _path("climbing from within", "a/../../wilayah/kelurahan.csv", "path-outside"),
    _path("of a drive", "C:\\data\\a.csv", "path-outside"),
    _path("from home", "~/a.csv", "path-outside"),
    _path("to an archive", "simkopdes.zip", "path-not-csv"),
    _path("to a workbook", "simkopdes.xlsx", "path-not-csv"),
    _path("into an archive", "a.zip/simkopdes.csv", "path-not-csv"),
    _path("with a line break", "a\nb.csv", "path-not-csv"),
    _path("to a file that is not there", "tidak_ada.csv", "path-missing", "koperasi/tidak_ada.csv"),
    _path("used twice", "seri_kota.csv", "path-twice"),
    _path("as list", ["simkopdes.csv"], "property-type"),
]

PATTERNS = [
    _pattern(p)
    for p in (
        "^(a+)+$",
        "(a|a)*b",
        "^(\\d+\\.?)+$",
        "(.*)*x",
        "(?=a)b",
        "(a)\\1",
        "a?a?a?a?a?a?a?a?a?b",
        "(",
        "x" * 300,
    )
]

SCHEMAS = [
    _said(
        "misspelling constraints",
        lambda d: column(d, "koperasi").update(constraint=column(d, "koperasi").pop("constraints")),
        "property-misspelt",
    ),
    _said("misspelling licences", lambda d: d.update(licences=d.pop("licenses")), "property-misspelt"),
    _said("with a dialect", lambda d: table(d).update(dialect={"delimiter": ";"}), "property-forbidden"),
    _said(
        "with decimal comma",
        lambda d: column(d, "transaksi_rp").update(decimalChar=","),
        "property-forbidden",
    ),
    _said(
        "with thousands points",
        lambda d: column(d, "transaksi_rp").update(groupChar="."),
        "property-forbidden",
    ),
    _said(
        "with bare numbers off",
        lambda d: column(d, "transaksi_rp").update(bareNumber=False),
        "property-forbidden",
    ),
    _said(
        "with a date format", lambda d: column(d, "tanggal").update(format="%d/%m/%Y"), "property-forbidden"
    ),
    _said("with data inside", lambda d: table(d).update(data=[]), "property-forbidden"),
    _said(
        "with unenforced keys",
        lambda d: table(d)["schema"].update(uniqueKeys=[["nib"]]),
        "property-forbidden",
    ),
    _said(
        "with unenforced categories",
        lambda d: column(d, "id_sumber").update(categories=["a"]),
        "property-forbidden",
    ),
    _said(
        "with columns free to differ",
        lambda d: table(d)["schema"].update(fieldsMatch="subset"),
        "property-forbidden",
    ),
    _said("with an unknown property", lambda d: d.update(warna="biru"), "property-unknown", severity="warn"),
    _said(
        "with schema elsewhere",
        lambda d: table(d).update(schema="https://example.org/s.json"),
        "property-type",
    ),
    _said("without schema", lambda d: table(d).pop("schema"), "property-missing"),
    _said("with fields as object", lambda d: table(d)["schema"].update(fields={}), "property-type"),
    _said("with null", lambda d: d.update(title=None), "property-type"),
    _said(
        "with dash as missing value",
        lambda d: table(d)["schema"].update(missingValues=["", "-"]),
        "missing-values",
    ),
    _said("with a type unknown", lambda d: column(d, "nib").update(type="geopoint"), "column-type", "nib"),
    _said("with a count as text", lambda d: column(d, "nib").update(type="string"), "column-type", "nib"),
    _said(
        "with a date as text", lambda d: column(d, "tanggal").update(type="string"), "column-type", "tanggal"
    ),
    _said("without a column", lambda d: table(d)["schema"]["fields"].pop(5), "column-missing", "nib"),
    _said(
        "without a status column",
        lambda d: table(d)["schema"]["fields"].pop(7),
        "column-missing",
        "transaksi_volume_status",
    ),
    _said(
        "without primary key",
        lambda d: table(d)["schema"].update(primaryKey=["kode_kelurahan"]),
        "key-changed",
    ),
    _said("with a key unknown", lambda d: table(d)["schema"].update(primaryKey=["kode"]), "key-unknown"),
    _said("with totals unknown", lambda d: table(d)["totals"].update(measures=["kapal"]), "key-unknown"),
    _said("without a table", lambda d: d["resources"].pop(0), "resource-missing"),
    _said("without any table", lambda d: d.update(resources=[]), "resource-missing"),
    _said(
        "with a column twice", lambda d: table(d)["schema"]["fields"].append(column(d, "nib")), "name-double"
    ),
    _said("with a table twice", lambda d: d["resources"].append(table(d)), "name-double"),
    _said("with an odd column name", lambda d: column(d, "nib").update(name="N I B"), "name-odd"),
    _said("with a unit unknown", lambda d: column(d, "nib").update(unit="juta"), "unit-unknown", "nib"),
    _said("without a unit", lambda d: column(d, "nib").pop("unit"), "unit-missing", "nib"),
    _said("with an encoding", lambda d: table(d).update(encoding="cp1252"), "resource-format"),
    _said("with a format", lambda d: table(d).update(format="xlsx"), "resource-format"),
    _said(
        "with a length of a number",
        lambda d: column(d, "nib")["constraints"].update(minLength=1),
        "library-refuses",
    ),
    Fault(
        "descriptor with another yes",
        describe("wilayah", lambda d: column(d, "menyeberangi_sungai", "tetangga").update(trueValues=["1"])),
        "boolean-values",
        "wilayah/datapackage.json",
        None,
        "menyeberangi_sungai",
    ),
    Fault(
        "descriptor with a column of single values",
        describe("koperasi", lambda d: column(d, "id_sumber")["constraints"].update(unique=True)),
        "schema-unique",
        SIM,
        3,
        "id_sumber",
    ),
    Fault(
        "descriptor with numbers that may be empty",
        both(
            add_package, describe("gizi", lambda d: column(d, "nilai", "seri")["constraints"].pop("required"))
        ),
        "twin-missing",
        "gizi/datapackage.json",
        None,
        "nilai",
    ),
    Fault(
        "key of a further table left empty",
        both(
            add_package,
            describe("gizi", lambda d: column(d, "periode", "seri")["constraints"].pop("required")),
            cell("gizi/seri.csv", 2, "periode", ""),
        ),
        "cell-key-empty",
        "gizi/seri.csv",
        2,
        "periode",
    ),
    *PATTERNS,
]

WORDS = [
    Fault("descriptor removed", lambda folder: (folder / FILE).unlink(), "package-missing", FILE),
    Fault("descriptor no JSON", content(FILE, b'{"name": '), "descriptor-not-json", FILE, 1),
    Fault("descriptor a list", content(FILE, b"[]"), "descriptor-not-json", FILE, 1),
    Fault("descriptor with NaN", content(FILE, b'{"name": NaN}'), "descriptor-not-json", FILE),
    Fault("descriptor very deep", content(FILE, b"[" * 100_000), "descriptor-not-json", FILE),
    Fault("descriptor very large", content(FILE, b" " * 1_000_001), "descriptor-too-big", FILE),
    Fault("descriptor in utf-16", encoded(FILE, lambda t: t.encode("utf-16")), "file-not-utf8", FILE),
    Fault(
        "descriptor as YAML bomb",
        content(FILE, b"a: &a [x, x]\nb: [*a, *a]\n"),
        "descriptor-not-json",
        FILE,
        1,
    ),
    Fault("descriptor with a property twice", _same_folder_twice, "descriptor-double", FILE),
    _said(
        "of another standard",
        lambda d: d.update({"$schema": "https://example.org/x.json"}),
        "package-standard",
    ),
    _said("without licence", lambda d: d.pop("licenses"), "property-missing"),
    _said("with no licences", lambda d: d.update(licenses=[]), "licence-missing"),
    _said("with a licence without address", lambda d: d["licenses"][0].update(path=""), "licence-incomplete"),
    _said("without sources", lambda d: d.update(sources=[]), "source-missing"),
    _said("with a source without date", lambda d: d["sources"][0].pop("date"), "property-missing"),
    _said("with a source of no day", lambda d: d["sources"][0].update(date="31/12/2025"), "source-date"),
    _said("with a source ahead of time", lambda d: d["sources"][0].update(date="2099-01-01"), "source-date"),
    _said(
        "with a source of odd address", lambda d: d["sources"][0].update(path="javascript:x"), "text-markup"
    ),
    _said(
        "with a source in a local file",
        lambda d: d["sources"][0].update(path="laporan.pdf"),
        "source-address",
    ),
    _said(
        "with a source without address",
        lambda d: d["sources"][0].update(path=""),
        "source-without-address",
        severity="warn",
    ),
    _said("with two sources of one name", lambda d: d["sources"].append(d["sources"][0]), "name-double"),
    _said("with another name", lambda d: d.update(name="koperasi2"), "package-name"),
    _said("with a loose version", lambda d: d.update(version="1.0"), "package-version"),
    _said("of unknown nature", lambda d: d.update(nature="campuran"), "package-nature"),
    _said("without English title", lambda d: d["translations"]["en"].pop("title"), "translation-missing"),
    _said("without English column", lambda d: column(d, "nib").pop("translations"), "translation-missing"),
    _said("without English caveat", lambda d: d["caveats"][0].pop("translations"), "translation-missing"),
    _said("with an empty title", lambda d: d.update(title=" "), "cell-edge-space"),
    _said("with no title", lambda d: d.update(title=""), "text-missing"),
    _said("with a script", lambda d: d.update(description="<script>x</script>"), "text-markup"),
    _said("with an escape sequence", lambda d: d.update(description="\x1b[31m"), "cell-control"),
    _said(
        "with half a character",
        lambda d: json.loads('["\\ud800"]') and d.update(description="\ud800"),
        "cell-control",
    ),
    Fault(
        "pattern that no source fits",
        describe(
            "koperasi", lambda d: column(d, "id_sumber").setdefault("constraints", {}).update(pattern="^x$")
        ),
        "schema-constraint",
        "koperasi/simkopdes.csv",
        2,
        "id_sumber",
    ),
    Fault(
        "table of another package",
        describe("koperasi", lambda d: column(d, "akun")["constraints"].update(minimum=5)),
        "number-outside",
        SIM,
        2,
        "akun",
    ),
    Fault(
        "size that no longer fits",
        describe("koperasi", lambda d: table(d).update(bytes=3)),
        "file-changed",
        SIM,
    ),
]
