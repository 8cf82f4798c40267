"""Files that are not what they should be: bytes, separators, headers, rows."""

from __future__ import annotations

from pathlib import Path

from faults.mutations import (
    Fault,
    append,
    both,
    cell,
    content,
    drop,
    each_line,
    encoded,
    insert,
    line,
    repeat,
    swap,
)

SIM = "koperasi/simkopdes.csv"
SAV = "keanggotaan/simpanan.csv"
WARD = "wilayah/kelurahan.csv"
RULE = "pinjaman/aturan.csv"
SERIES = "kemiskinan/seri.csv"
COLUMNS = "kode_kelurahan,tanggal,koperasi,akun,npwp,nib,transaksi_volume,transaksi_volume_status,"


def _link_outside(folder: Path) -> None:
    outside = folder.parent / "luar.csv"
    outside.write_bytes((folder / SIM).read_bytes())
    (folder / SIM).unlink()
    (folder / SIM).symlink_to(outside)


BYTES = [
    Fault(
        "windows letters",
        encoded(RULE, lambda t: t.replace("Bank", "Bänk").encode("cp1252")),
        "file-not-utf8",
        RULE,
        2,
    ),
    Fault("utf-16 with mark", encoded(SIM, lambda t: t.encode("utf-16")), "file-utf16", SIM),
    Fault("utf-16 without mark", encoded(SIM, lambda t: t.encode("utf-16-le")), "file-utf16", SIM),
    Fault(
        "letter cut in two", encoded(SIM, lambda t: t.encode() + "é".encode()[:1]), "file-not-utf8", SIM, 7
    ),
    Fault("nul byte", cell(RULE, 2, "judul", "Per\x00aturan"), "cell-control", RULE, 2, "judul"),
    Fault("escape sequence", cell(RULE, 2, "judul", "\x1b[31mMerah"), "cell-control", RULE, 2, "judul"),
    Fault("bell", cell(RULE, 3, "judul", "Ra\x07ncangan"), "cell-control", RULE, 3, "judul"),
    Fault("next line mark", cell(RULE, 3, "judul", "Ra\x85ncangan"), "cell-control", RULE, 3, "judul"),
    Fault("lost letter", cell(RULE, 2, "judul", "Per\ufffdturan"), "cell-replacement", RULE, 2, "judul"),
    Fault("empty file", content(SIM, b""), "file-empty", SIM),
    Fault("mark only", content(SIM, b"\xef\xbb\xbf\n"), "file-empty", SIM),
    Fault("only commas", content(SIM, b",,,\n,,,\n"), "file-empty", SIM),
    Fault(
        "header only",
        content(SIM, (COLUMNS + "transaksi_rp,transaksi_rp_status,id_sumber\n").encode()),
        "file-header-only",
        SIM,
        1,
    ),
    Fault("web page", content(SIM, b"<!DOCTYPE html><html><body>404</body></html>"), "file-is-web-page", SIM),
    Fault("web table", content(SIM, b"  <table><tr><td>1</td></tr></table>"), "file-is-web-page", SIM),
    Fault("xlsx renamed", content(SIM, b"PK\x03\x04\x14\x00\x06\x00"), "file-is-workbook", SIM),
    Fault("xls renamed", content(SIM, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "file-is-workbook", SIM),
    Fault("gzip renamed", content(SIM, b"\x1f\x8b\x08\x00"), "file-is-archive", SIM),
    Fault("pdf renamed", content(SIM, b"%PDF-1.7\n"), "file-is-document", SIM),
    Fault(
        "git lfs pointer",
        content(SIM, b"version https://git-lfs.github.com/spec/v1\noid x\n"),
        "file-lfs-pointer",
        SIM,
    ),
    Fault("merge conflict", insert(SIM, 3, "<<<<<<< HEAD"), "file-conflict", SIM, 3),
    Fault("merge conflict middle", insert(SIM, 4, "======="), "file-conflict", SIM, 4),
    Fault("link leaving the package", _link_outside, "path-outside", "koperasi/datapackage.json"),
    Fault("old line ends", encoded(SIM, lambda t: t.replace("\n", "\r").encode()), "file-old-line-ends", SIM),
    Fault("file far too large", content(SIM, b" " * 20_000_001), "file-too-big", SIM),
    Fault("file removed", lambda folder: (folder / SIM).unlink(), "path-missing", SIM),
]

SHAPES = [
    Fault("semicolons", each_line(SIM, lambda t: t.replace(",", ";")), "separator-wrong", SIM, 1),
    Fault("tabs", each_line(SIM, lambda t: t.replace(",", "\t")), "separator-wrong", SIM, 1),
    Fault("bars", each_line(SIM, lambda t: t.replace(",", "|")), "separator-wrong", SIM, 1),
    Fault("excel's sep line", insert(SIM, 1, "sep=;"), "separator-declared", SIM, 1),
    Fault("title above the header", insert(SIM, 1, "Data koperasi,,,,,,,,,,"), "header-below", SIM, 1),
    Fault(
        "two titles above",
        both(insert(SIM, 1, "Tahun 2026"), insert(SIM, 1, "Data, koperasi")),
        "header-below",
        SIM,
        1,
    ),
    Fault(
        "double header",
        insert(SIM, 2, COLUMNS + "transaksi_rp,transaksi_rp_status,id_sumber"),
        "row-header-again",
        SIM,
        2,
    ),
    Fault(
        "second table below",
        append(SIM, COLUMNS + "transaksi_rp,transaksi_rp_status,id_sumber"),
        "row-header-again",
        SIM,
        7,
    ),
    Fault("no header", drop(SIM, 1), "header-absent", SIM, 1),
    Fault(
        "index column",
        each_line(SIM, lambda t: ("" if t[:1] == "k" else "1") + "," + t),
        "header-index",
        SIM,
        1,
    ),
    Fault(
        "number column",
        each_line(SIM, lambda t: ("No" if t[:1] == "k" else "1") + "," + t),
        "header-index",
        SIM,
        1,
    ),
    Fault("column renamed", swap(SIM, ",npwp,", ",npwp_ada,"), "header-misspelt", SIM, 1, "npwp_ada"),
    Fault("column in capitals", swap(SIM, ",npwp,", ",NPWP,"), "header-misspelt", SIM, 1, "NPWP"),
    Fault("column with a space", swap(SIM, ",npwp,", ", npwp,"), "header-misspelt", SIM, 1, " npwp"),
    Fault(
        "column missing", each_line(SIM, lambda t: t.rsplit(",", 1)[0]), "header-missing", SIM, 1, "id_sumber"
    ),
    Fault("column too many", each_line(SIM, lambda t: t + ",zzz"), "header-unknown", SIM, 1, "zzz"),
    Fault("column twice", each_line(SIM, lambda t: t + ",nib"), "header-double", SIM, 1, "nib"),
    Fault("nameless column", each_line(SIM, lambda t: t + ","), "header-empty", SIM, 1),
    Fault("columns swapped", swap(SIM, "koperasi,akun", "akun,koperasi"), "header-order", SIM, 1, "koperasi"),
    Fault("row too short", line(SIM, 3, "99.71.01.1002,2026-03-31,1,1"), "row-short", SIM, 3),
    Fault(
        "row too long",
        line(
            SIM, 3, "99.71.01.1002,2026-03-31,1,1,1,1,,belum_dilaporkan,,belum_dilaporkan,laporan-2026-03,x"
        ),
        "row-long",
        SIM,
        3,
    ),
    Fault(
        "comma in a bare text", swap(RULE, "Bank boleh memberi", "Bank, boleh memberi"), "row-long", RULE, 2
    ),
    Fault(
        "half a file",
        encoded(SIM, lambda t: t[: t.index("99.71.02.1001") + 20].encode()),
        "row-short",
        SIM,
        5,
    ),
    Fault("blank row", insert(SIM, 4, ""), "row-blank", SIM, 4),
    Fault("blank row of commas", insert(SIM, 4, ",,,,,,,,,,"), "row-blank", SIM, 4),
    Fault("blank rows at the end", both(append(SIM, ""), append(SIM, "")), "row-blank", SIM, 7),
    Fault("footnote", append(SIM, "Sumber: laporan koperasi,,,,,,,,,,"), "row-footnote", SIM, 7),
    Fault("bare footnote", append(SIM, "*) angka sementara"), "row-footnote", SIM, 7),
    Fault(
        "total row", append(SIM, "Jumlah,,6,4,6,4,160.5,,4000000,,"), "row-total", SIM, 7, "kode_kelurahan"
    ),
    Fault(
        "grand total row",
        append(SIM, "Grand Total,,6,4,6,4,160.5,,4000000,,"),
        "row-total",
        SIM,
        7,
        "kode_kelurahan",
    ),
    Fault(
        "total row with a code",
        append(SIM, "99.71.00.0000,2026-03-31,6,4,6,4,160.5,ada,4000000,ada,laporan-2026-03"),
        "row-total",
        SIM,
        7,
        "kode_kelurahan",
    ),
    Fault(
        "total row of a kecamatan",
        append(SIM, "99.71.01.1000,2026-03-31,4,3,4,3,160.5,ada,4000000,ada,laporan-2026-03"),
        "row-total",
        SIM,
        7,
        "kode_kelurahan",
    ),
    Fault("total in a name", cell(WARD, 3, "nama", "Total"), "row-total", WARD, 3, "nama"),
    Fault("same row twice", repeat(SIM, 3), "key-double", SIM, 7, "kode_kelurahan"),
    Fault(
        "same key twice",
        append(SIM, "99.71.01.1001,2026-03-31,9,9,9,9,1,ada,1,ada,laporan-2026-03"),
        "key-double",
        SIM,
        7,
        "kode_kelurahan",
    ),
    Fault("merged cells", cell(SIM, 4, "kode_kelurahan", ""), "cell-key-empty", SIM, 4, "kode_kelurahan"),
    Fault("quote not closed", swap(SIM, "99.71.01.1002,", '"99.71.01.1002,'), "quote-open", SIM, 3),
    Fault(
        "line break in a cell",
        swap(RULE, "Bank boleh memberi", '"Bank boleh\nmemberi"'),
        "quote-open",
        RULE,
        2,
    ),
    Fault("quote in a bare cell", swap(RULE, "Bank boleh", 'Bank "boleh"'), "quote-stray", RULE, 2),
    Fault("single carriage return", cell(RULE, 2, "judul", "Per\raturan"), "cell-control", RULE, 2, "judul"),
]
