"""What the engine needs of a city's data: tables, columns, keys. A schema edit cannot loosen it.

Packages may bring further tables, and tables further columns; what stands here must be there.
One line a table: its key in brackets, then its columns as ``name:kind``. Marks after a kind:
``?`` may be empty; ``*`` may be empty, the column ``<name>_status`` beside it saying why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from terang.packages.logs import LOG_TABLES
from terang.statuses import Status

TEXT_KINDS = frozenset(
    "text name id slug kota kecamatan kelurahan region bps area period month year unit choice "
    "column cell".split()
)
KIND_TYPES: Mapping[str, frozenset[str]] = {
    **{kind: frozenset({"string"}) for kind in TEXT_KINDS},
    "date": frozenset({"date"}),
    "moment": frozenset({"string", "date"}),
    "deadline": frozenset({"string", "date"}),
    "count": frozenset({"integer"}),
    "order": frozenset({"integer"}),
    "amount": frozenset({"integer", "number"}),
    "number": frozenset({"integer", "number"}),
    "flag": frozenset({"boolean"}),
}
"""Which Table Schema types a column of each kind may have.

A ``date`` is a whole day, a ``month`` YYYY-MM, a ``year`` YYYY; a ``moment`` a day, a month or a year;
a ``deadline`` a moment that may lie ahead; an ``order`` a number without a unit; an
``area`` the code of a place outside the city; a ``column`` the name of a column of another table, and a
``cell`` what stands in one.
"""

UNITS = frozenset(
    "rupiah orang koperasi kelurahan persen indeks ribu_jiwa jiwa rupiah_per_kapita_per_bulan "
    "rupiah_per_hari unit_barang transaksi km2 meter derajat bulan persen_per_tahun gerai unit_usaha "
    "kpm keluarga rumah_tangga kursi hari kegiatan rapat jenis_dukungan "
    "orang_per_1000_rumah_tangga".split()
)
"""Units that the portal has words for."""

PEOPLE_UNITS = frozenset("orang jiwa ribu_jiwa kpm keluarga rumah_tangga".split())
"""Units that count people, one by one or by household: a column of one says how it may be published."""

DECIMAL_UNITS = frozenset("persen indeks ribu_jiwa km2 meter derajat persen_per_tahun".split())
"""Units of measure, where three decimals are no sign of a thousands separator."""

STATUSES = tuple(str(status) for status in Status)


@dataclass(frozen=True, slots=True)
class ContractColumn:
    """A column that the engine reads."""

    name: str
    kind: str
    optional: bool
    """True if a cell may be empty."""
    twin: bool
    """True if the column ``<name>_status`` says why a cell is empty."""
    choices: tuple[str, ...]
    """The only values of a column of the kind ``choice``."""


@dataclass(frozen=True, slots=True)
class ContractTable:
    """A table that the engine reads."""

    package: str
    resource: str
    key: tuple[str, ...]
    columns: tuple[ContractColumn, ...]
    optional: bool = False
    """True if a city may be without it: nobody publishes it yet, and the site says so."""
    may_be_empty: bool = False
    """True if it may hold no row: a log in which nothing has been written yet."""

    @property
    def is_awaited(self) -> bool:
        """True if it waits for an agency to publish it; a log waits for nobody."""
        return self.optional and not self.may_be_empty

    def column(self, name: str) -> ContractColumn | None:
        """Return the column *name*, or None if the engine does not know it."""
        return next((column for column in self.columns if column.name == name), None)


_SOURCED = "id_sumber:id id_catatan:id?"
_SERIES = f"[tanggal ukuran id_sumber] tanggal:date ukuran:id nilai:number satuan:unit {_SOURCED}"

_POVERTY = "|".join(
    "p0_persen penduduk_miskin_ribu p1_indeks p2_indeks garis_kemiskinan_rp miskin_ekstrem_persen "
    "penduduk_miskin_ekstrem_ribu".split()
)

_TABLES = f"""
wilayah/kota [kode_kota] kode_kota:kota nama:name nama_resmi:name kode_bps:bps slug:slug luas_km2:amount
    id_sumber:id
wilayah/kecamatan [kode_kecamatan] kode_kecamatan:kecamatan nama:name nama_resmi_2025:name kode_bps:bps
    slug:slug seberang:name? id_sumber:id
wilayah/kelurahan [kode_kelurahan] kode_kelurahan:kelurahan nama:name nama_resmi_2025:name slug:slug
    kode_kecamatan:kecamatan kode_bps:bps kode_bps_dasar=pencocokan_nama|resmi luas_km2:amount
    luas_dasar=dihitung_dari_poligon|resmi lintang:number bujur:number petak_kolom:order petak_baris:order
    id_sumber:id
wilayah/alias [alias kode_kelurahan] alias:name kode_kelurahan:kelurahan
    jenis=resmi_2025|bps|ejaan|angka_dieja id_sumber:id
wilayah/tetangga [kode_a kode_b] kode_a:kelurahan kode_b:kelurahan panjang_batas_m:amount
    menyeberangi_sungai:flag
wilayah/fakta_kota [ukuran periode id_sumber] ukuran:id periode:period nilai:number satuan:unit {_SOURCED}
koperasi/simkopdes [kode_kelurahan tanggal] kode_kelurahan:kelurahan tanggal:date koperasi:count
    akun:count npwp:count nib:count transaksi_volume:amount* transaksi_rp:amount* id_sumber:id
koperasi/seri_kota {_SERIES}
koperasi/unit_usaha_kota [tanggal jenis id_sumber] tanggal:date jenis:text jenis_en:text jumlah:count
    satuan:unit {_SOURCED}
keanggotaan/simpanan [kode_kelurahan tanggal] kode_kelurahan:kelurahan tanggal:date
    penyetor_pokok_orang:count* simpanan_pokok_rp:amount* simpanan_pokok_transaksi:count*
    penyetor_wajib_orang:count* simpanan_wajib_rp:amount* simpanan_wajib_transaksi:count*
    simpanan_total_rp:amount* id_sumber:id
keanggotaan/seri_kota {_SERIES}
pinjaman/aturan [id_aturan] id_aturan:id judul:text judul_en:text jenis=regulasi|rancangan|keterangan
    ditetapkan:moment berlaku_sampai:deadline? status=berlaku|tidak_berlaku|rancangan|belum_diketahui
    ringkasan:text ringkasan_en:text {_SOURCED}
pinjaman/ketentuan [id_aturan ketentuan] id_aturan:id ketentuan:id judul:text judul_en:text nilai:number
    satuan:unit {_SOURCED}
kemiskinan/wilayah_banding [kode_bps] kode_bps:area nama:name nama_en:name tingkat=negara|provinsi|kabkota
kemiskinan/seri [kode_bps indikator periode] kode_bps:area indikator={_POVERTY} periode:period
    nilai:number satuan:unit {_SOURCED}
program/komitmen [id_komitmen] id_komitmen:id judul:text judul_en:text pihak:text pihak_en:text
    tanggal:moment target:text target_en:text tenggat:deadline? capaian:text? capaian_en:text?
    capaian_tanggal:moment?
    status=terpenuhi|terpenuhi_di_atas_kertas|tidak_terpenuhi|berjalan|belum_diketahui id_sumber:id
    id_sumber_capaian:id? id_catatan:id?
program/regulasi [id_regulasi] id_regulasi:id tanggal:moment judul:text judul_en:text uraian:text
    uraian_en:text status=berlaku|tidak_berlaku|rancangan|belum_diketahui {_SOURCED}
program/pertentangan [id_pertentangan] id_pertentangan:id kode_wilayah:region judul:text judul_en:text
    penjelasan:text penjelasan_en:text dipakai:text dipakai_en:text
    status=terbuka|dilaporkan|dijawab|diperbaiki tabel_resmi:id? kolom_resmi:id? harapan:text
    id_catatan:id?
program/klaim [id_klaim] id_klaim:id kode_wilayah:region tanggal:moment topik:text ukuran:id?
    nilai:number? satuan:unit? penutur:text penutur_en:text pernyataan:text pernyataan_en:text
    id_pertentangan:id? {_SOURCED}
"""


_MONTHLY = "[kode_kelurahan bulan] kode_kelurahan:kelurahan bulan:month"
_DATED = "[kode_kelurahan tanggal] kode_kelurahan:kelurahan tanggal:date"
_YEARLY = "[kode_kelurahan tahun] kode_kelurahan:kelurahan tahun:year"

_AWAITED_TABLES = f"""
wilayah/penduduk {_DATED} penduduk_jiwa:count* rumah_tangga:count* id_sumber:id
koperasi/gerai [kode_kelurahan tanggal jenis] kode_kelurahan:kelurahan tanggal:date
    jenis=kantor|sembako|simpan_pinjam|klinik|apotek|pergudangan|logistik gerai:count* id_sumber:id
koperasi/rat {_YEARLY} rat:count* peserta_rat_orang:count* id_sumber:id
koperasi/operasi_bulanan {_MONTHLY} tanggal_lapor:date? hari_buka:count* transaksi:count*
    omzet_rp:amount* id_sumber:id
keanggotaan/anggota_bulanan {_MONTHLY} anggota_orang:count* anggota_perempuan_orang:count*
    anggota_kpm_orang:count* anggota_baru_orang:count* anggota_keluar_orang:count* id_sumber:id
keanggotaan/pengurus {_DATED} kursi_pengurus:count* kursi_pendamping_pkh:count* id_sumber:id
pinjaman/bank_ke_koperasi {_MONTHLY} id_aturan:id? diajukan_bank_rp:amount* disetujui_bank_rp:amount*
    plafon_bank_rp:amount* dicairkan_bank_rp:amount* sisa_bank_rp:amount* angsuran_bank_rp:amount*
    tunggakan_bank_rp:amount* id_sumber:id
pinjaman/koperasi_ke_anggota {_MONTHLY} permohonan_anggota_orang:count* disetujui_anggota_orang:count*
    penerima_orang:count* dicairkan_anggota_rp:amount* peminjam_orang:count* peminjam_kpm_orang:count*
    sisa_anggota_rp:amount* penunggak_30_orang:count* tunggakan_30_rp:amount* penunggak_90_orang:count*
    tunggakan_90_rp:amount* bunga_anggota_persen_per_tahun:number* id_sumber:id
kemiskinan/keluarga {_DATED} desil_1_keluarga:count* desil_2_keluarga:count* desil_3_keluarga:count*
    desil_4_keluarga:count* kpm_pkh:count* kpm_sembako:count* pbi_jkn_jiwa:count* id_sumber:id
kemiskinan/graduasi {_YEARLY} pendamping_orang:count* target_kpm:count* graduasi_kpm:count* id_sumber:id
program/dukungan [kode_kelurahan tahun jenis] kode_kelurahan:kelurahan tahun:year
    jenis=pelatihan|permodalan|akses_pasar|sarana_prasarana|perizinan|produk_unggulan|mutu|kemitraan|pengawasan|penghargaan
    kegiatan:count* id_sumber:id
"""
"""Tables that an agency could publish: in full here, so that the portal is ready the day it does."""


def _parse_tables(text: str, *, optional: bool, log: bool = False) -> dict[tuple[str, str], ContractTable]:
    tables = {}
    for line in text.strip().replace("\n    ", " ").splitlines():
        head, rest = line.split(" [", 1)
        key, columns = rest.split("] ", 1)
        package, resource = head.split("/")
        parsed = tuple(column for word in columns.split() for column in _parse_column(word))
        tables[package, resource] = ContractTable(
            package, resource, tuple(key.split()), parsed, optional, log
        )
    return tables


def _parse_column(word: str) -> tuple[ContractColumn, ...]:
    """Return the column that *word* declares, and its twin if it has one."""
    if "=" in word:
        name, choices = word.split("=")
        return (ContractColumn(name, "choice", False, False, tuple(choices.split("|"))),)
    name, kind = word.rstrip("?*").split(":")
    column = ContractColumn(name, kind, word[-1] in "?*", word.endswith("*"), ())
    if not column.twin:
        return (column,)
    return column, ContractColumn(f"{name}_status", "choice", False, False, STATUSES)


TABLES: Mapping[tuple[str, str], ContractTable] = {
    **_parse_tables(_TABLES, optional=False),
    **_parse_tables(_AWAITED_TABLES, optional=True),
    **_parse_tables(LOG_TABLES, optional=True, log=True),
}
"""Every table the engine reads, by package and resource."""

PACKAGES = tuple(dict.fromkeys(table.package for table in TABLES.values() if not table.optional))
"""The packages that every city must have."""

LOGS = frozenset(table.package for table in TABLES.values() if table.may_be_empty)
"""Packages of the site's own log: their source is the site, which needs no address of a document."""


def conventional_kind(name: str, table_schema_type: str) -> str:
    """Return the kind of a column the engine does not know, from its name and Table Schema type.

    Further tables follow the same customs: ``kode_kelurahan`` always is a code of the city.
    """
    if table_schema_type == "string":
        if name.startswith("id_"):
            return "id"
        return _CUSTOMARY.get(name, "text")
    return {"integer": "number", "number": "number", "date": "date", "boolean": "flag"}[table_schema_type]


_CUSTOMARY = {
    "kode_kota": "kota",
    "kode_kecamatan": "kecamatan",
    "kode_kelurahan": "kelurahan",
    "kode_wilayah": "region",
    "slug": "slug",
    "periode": "period",
    "bulan": "month",
    "tahun": "year",
    "satuan": "unit",
    "nama": "name",
}
