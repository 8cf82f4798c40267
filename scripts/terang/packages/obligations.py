"""The relations that every awaited table must declare: rules and disclosure control both reckon with them.

Whoever leaves one out would switch a check off, and let small numbers be worked out from large ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from terang.findings import Finding
from terang.packages.specs import Json, Shelf
from terang.packages.telling import block

_NEEDED = """
keanggotaan/anggota_bulanan at_most anggota_orang
    anggota_perempuan_orang anggota_kpm_orang anggota_baru_orang
keanggotaan/anggota_bulanan at_most wilayah_penduduk.penduduk_jiwa anggota_orang
keanggotaan/anggota_bulanan stock_flow anggota_orang anggota_baru_orang -anggota_keluar_orang
keanggotaan/pengurus at_most kursi_pengurus kursi_pendamping_pkh
pinjaman/bank_ke_koperasi at_most sisa_bank_rp tunggakan_bank_rp
pinjaman/bank_ke_koperasi at_most plafon_bank_rp disetujui_bank_rp
pinjaman/bank_ke_koperasi grows_by sisa_bank_rp dicairkan_bank_rp
pinjaman/koperasi_ke_anggota at_most peminjam_orang peminjam_kpm_orang penunggak_30_orang penerima_orang
pinjaman/koperasi_ke_anggota at_most penunggak_30_orang penunggak_90_orang
pinjaman/koperasi_ke_anggota at_most sisa_anggota_rp tunggakan_30_rp
pinjaman/koperasi_ke_anggota at_most tunggakan_30_rp tunggakan_90_rp
pinjaman/koperasi_ke_anggota at_most keanggotaan_anggota_bulanan.anggota_orang peminjam_orang
pinjaman/koperasi_ke_anggota grows_by sisa_anggota_rp dicairkan_anggota_rp
kemiskinan/graduasi times target_kpm pendamping_orang
"""
"""``<package>/<table> <kind> [<other table>.]<whole> <parts> [-<minus>]``; times of any factor."""

Link = tuple[str, str, str, frozenset[str], frozenset[str]]
"""A relation in short: kind, other table, whole, parts, minus; ``at_most`` has one part a link."""


def find_missing_relations(resource: Json, shelf: Shelf, place: str) -> Iterator[Finding]:
    """Yield every relation that the engine needs of *resource* and that it does not declare."""
    declared = {link for relation in resource.get("relations", []) for link in _links(relation)}
    for relation in NEEDED.get((shelf.topic, resource["name"]), ()):
        for link in _links(relation):
            if link not in declared:
                kind, table, whole, parts, minus = link
                yield block(
                    "relation-missing",
                    shelf.file,
                    place=f"{place}.relations",
                    resource=resource["name"],
                    kind=kind,
                    whole=f"{table}.{whole}" if table else whole,
                    parts=", ".join((*sorted(parts), *(f"-{name}" for name in sorted(minus)))),
                )


def _links(relation: Json) -> list[Link]:
    kind, table, whole = relation["kind"], relation.get("table", ""), relation["whole"]
    minus = frozenset(relation.get("minus", []))
    if kind == "at_most":
        return [(kind, table, whole, frozenset({part}), minus) for part in relation["parts"]]
    return [(kind, table, whole, frozenset(relation["parts"]), minus)]


def _parse(text: str) -> dict[tuple[str, str], list[Json]]:
    needed: dict[tuple[str, str], list[Json]] = {}
    for line in text.strip().replace("\n    ", " ").splitlines():
        owner, kind, whole, *columns = line.split()
        package, name = owner.split("/")
        table, _, column = whole.rpartition(".")
        relation = {"kind": kind, "table": table, "whole": column}
        parts = [name for name in columns if not name.startswith("-")]
        minus = [name[1:] for name in columns if name.startswith("-")]
        needed.setdefault((package, name), []).append({**relation, "parts": parts, "minus": minus})
    return needed


NEEDED = _parse(_NEEDED)
"""The relations of each table, by package and table, as a descriptor would have them."""
