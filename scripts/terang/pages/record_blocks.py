"""The parts of the record that pages wait for: which tables each needs, what it says once they are there.

Two loan flows are two blocks: what the bank lends to a koperasi and what a koperasi lends to its members
never share a sentence, a table or a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from terang.pages.desk import Desk
from terang.statuses import Nature


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the record; its words stand under ``record.<name>``."""

    name: str
    id: str
    """Anchor of its section."""
    tables: tuple[str, ...]
    """Keys of the tables it is made from, the one that leads first."""
    said: tuple[str, ...]
    """Indicators told in a sentence, which opens the section."""
    stats: tuple[str, ...]
    """Indicators shown as numbers."""
    columns: tuple[str, ...]
    """Indicators that stand beside each other in the table of a kecamatan's kelurahan."""
    drawn: str = ""
    """The indicator drawn over time; empty where its periods are too few."""
    drawn_locally: bool = False
    """Whether it is drawn for a single kelurahan too: one figure a page is enough there."""
    told: tuple[str, ...] = ()
    """Columns that one of its indicators tells under another name."""
    rules: bool = False
    """Whether rules that are known already bear on it."""


BLOCKS = (
    Block(
        name="members",
        id="anggota-bulanan",
        tables=("keanggotaan_anggota_bulanan", "keanggotaan_pengurus"),
        said=("anggota_orang", "pertumbuhan_anggota_persen"),
        stats=(
            "anggota_orang",
            "anggota_perempuan_persen",
            "anggota_kpm_persen",
            "pertumbuhan_anggota_persen",
            "anggota_per_1000_rumah_tangga",
            "keluarga_pkh_terjangkau_persen",
            "kursi_pendamping_persen",
        ),
        columns=(
            "anggota_orang",
            "anggota_perempuan_persen",
            "anggota_kpm_persen",
            "kursi_pendamping_persen",
        ),
        drawn="anggota_orang",
        drawn_locally=True,
    ),
    Block(
        name="bank_loans",
        id="pinjaman-bank",
        tables=("pinjaman_bank_ke_koperasi",),
        said=("sisa_bank_rp", "tunggakan_bank_persen"),
        stats=("dicairkan_bank_rp", "sisa_bank_rp", "tunggakan_bank_persen"),
        columns=("dicairkan_bank_rp", "sisa_bank_rp", "tunggakan_bank_persen"),
        drawn="sisa_bank_rp",
        rules=True,
    ),
    Block(
        name="member_loans",
        id="pinjaman-anggota",
        tables=("pinjaman_koperasi_ke_anggota",),
        said=("peminjam_orang", "tunggakan_30_persen"),
        stats=(
            "dicairkan_anggota_rp",
            "sisa_anggota_rp",
            "peminjam_orang",
            "peminjam_kpm_persen",
            "peminjam_anggota_persen",
            "tunggakan_30_persen",
            "tunggakan_90_persen",
        ),
        columns=("peminjam_orang", "sisa_anggota_rp", "tunggakan_30_persen", "peminjam_kpm_persen"),
        drawn="sisa_anggota_rp",
    ),
    Block(
        name="families",
        id="keluarga",
        tables=("kemiskinan_keluarga", "kemiskinan_graduasi"),
        said=("kpm_pkh", "graduasi_target_persen"),
        stats=(
            "keluarga_desil_1_4",
            "kpm_pkh",
            "kpm_sembako",
            "pbi_jkn_jiwa",
            "graduasi_kpm",
            "graduasi_target_persen",
        ),
        columns=("keluarga_desil_1_4", "kpm_pkh", "kpm_sembako", "graduasi_kpm"),
    ),
    Block(
        name="operation",
        id="kegiatan",
        tables=("koperasi_operasi_bulanan", "koperasi_gerai", "koperasi_rat"),
        said=("omzet_rp", "gerai_berjalan"),
        stats=("omzet_rp", "hari_buka", "gerai_berjalan", "rat_terlaksana", "kelengkapan_laporan_persen"),
        columns=("omzet_rp", "hari_buka", "gerai_berjalan", "kelengkapan_laporan_persen"),
        drawn="omzet_rp",
        told=("rat",),
    ),
    Block(
        name="support",
        id="dukungan",
        tables=("program_dukungan",),
        said=("dukungan_kegiatan", "dukungan_jenis"),
        stats=("dukungan_kegiatan", "dukungan_jenis"),
        columns=("dukungan_kegiatan", "dukungan_jenis"),
    ),
)
"""Every part of the record, in the order in which pages show them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a city's catalogue holds of a block."""

    nature: Nature
    """Of its leading table: tables of another nature are not counted in."""
    present: tuple[str, ...]
    """Keys of the tables that are there; empty where nothing is published."""
    missing: tuple[str, ...]


def holding(desk: Desk, block: Block) -> Holding:
    """Return which tables of *block* are there, of one nature: the nature of the first that is there."""
    known = {key: desk.catalog.nature(key) for key in block.tables if desk.catalog.has(key)}
    nature = next(iter(known.values()), Nature.REAL)
    present = tuple(key for key in known if known[key] is nature)
    # In a preview a simulated table stands where a real one is missing: the reader sees that one.
    missing = tuple(key for key in block.tables if key not in known)
    return Holding(nature, present, missing)


def usable(desk: Desk, held: Holding, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the indicators *names* that are computed, all from tables of the nature held."""
    return tuple(
        name
        for name in names
        if desk.observations.has(name)
        and all(desk.catalog.nature(key) is held.nature for key in desk.observations.indicators[name].tables)
    )
