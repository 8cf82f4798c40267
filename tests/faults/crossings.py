"""Faults that only show when rows, tables or packages are held against each other."""

from __future__ import annotations

from faults.cells import ALIAS, CITY, CLAIM, PROMISE, TERMS
from faults.descriptors import column, table
from faults.files import RULE, SAV, SERIES, SIM, WARD
from faults.mutations import Fault, Mutation, append, both, cell, describe, drop, swap

NEAR = "wilayah/tetangga.csv"
DISTRICT = "wilayah/kecamatan.csv"
SIDES = "program/pertentangan.csv"
WHOLE = "99.71.02.1004,Baru,Baru,baru,99.71.02,9971010009,resmi,1,resmi,-2.06,104.05,4,4,daftar-wilayah"
EMPTY = "2026-03-31,1,1,1,1,,belum_dilaporkan,,belum_dilaporkan,laporan-2026-03"
SAVING = "simpanan_pokok_rp"


def _without_links(name: str) -> Mutation:
    """Take the keys between tables away, so that only our own rules are left to notice."""
    return describe(
        name, lambda d: [resource["schema"].pop("foreignKeys", None) for resource in d["resources"]]
    )


def _without_totals(package: str, name: str) -> Mutation:
    return describe(package, lambda d: table(d, name).pop("totals"))


REFERENCES = [
    Fault(
        "kelurahan unknown to the regions",
        both(drop(SIM, 6), append(SIM, f"99.71.02.1009,{EMPTY}")),
        "reference-unknown",
        SIM,
        6,
        "kode_kelurahan",
    ),
    Fault(
        "claim about nowhere",
        cell(CLAIM, 2, "kode_wilayah", "99.71.09"),
        "reference-unknown",
        CLAIM,
        2,
        "kode_wilayah",
    ),
    Fault(
        "neighbour unknown, key taken away",
        both(_without_links("wilayah"), cell(NEAR, 5, "kode_b", "99.71.02.1009")),
        "reference-unknown",
        NEAR,
        5,
        "kode_b",
    ),
    Fault(
        "rule unknown, key taken away",
        both(_without_links("pinjaman"), cell(TERMS, 2, "id_aturan", "peraturan-9")),
        "reference-unknown",
        TERMS,
        2,
        "id_aturan",
    ),
    Fault(
        "dispute unknown, key taken away",
        both(_without_links("program"), cell(CLAIM, 2, "id_pertentangan", "lain")),
        "reference-unknown",
        CLAIM,
        2,
        "id_pertentangan",
    ),
    Fault(
        "external key to nowhere",
        describe(
            "koperasi",
            lambda d: table(d, "seri_kota")["schema"].update(
                externalKeys=[
                    {"fields": ["ukuran"], "reference": {"package": "lain", "resource": "x", "fields": ["y"]}}
                ]
            ),
        ),
        "reference-target",
        CITY,
        None,
        "ukuran",
    ),
    Fault(
        "external key unmatched",
        describe(
            "kemiskinan",
            lambda d: table(d, "wilayah_banding")["schema"].update(
                externalKeys=[
                    {
                        "fields": ["kode_bps"],
                        "reference": {"package": "wilayah", "resource": "kota", "fields": ["kode_bps"]},
                    }
                ]
            ),
        ),
        "reference-unknown",
        "kemiskinan/wilayah_banding.csv",
        2,
        "kode_bps",
    ),
    Fault("source unknown", cell(SIM, 2, "id_sumber", "laporan-2031"), "source-unknown", SIM, 2, "id_sumber"),
    Fault(
        "caveat unknown", cell(CITY, 2, "id_catatan", "catatan-lain"), "caveat-unknown", CITY, 2, "id_catatan"
    ),
    Fault(
        "source unused",
        describe("program", lambda d: d["sources"].append({**d["sources"][0], "name": "lain"})),
        "source-unused",
        "program/datapackage.json",
        severity="warn",
    ),
    Fault(
        "official table unknown",
        cell(SIDES, 2, "tabel_resmi", "keanggotaan_lain"),
        "pointer-unknown",
        SIDES,
        2,
        "tabel_resmi",
    ),
    Fault(
        "official column unknown",
        cell(SIDES, 2, "kolom_resmi", "anggota"),
        "pointer-unknown",
        SIDES,
        2,
        "kolom_resmi",
    ),
    Fault(
        "official column missing", cell(SIDES, 2, "kolom_resmi", ""), "pointer-half", SIDES, 2, "kolom_resmi"
    ),
    Fault(
        "one side only",
        both(
            both(drop(CLAIM, 3), cell(SIDES, 2, "harapan", "klaim:anggota-7-hilir-ketua=25")),
            both(cell(SIDES, 2, "kolom_resmi", ""), cell(SIDES, 2, "tabel_resmi", "")),
        ),
        "dispute-one-sided",
        SIDES,
        2,
        "id_pertentangan",
        "warn",
    ),
    Fault("claim without unit", cell(CLAIM, 2, "satuan", ""), "value-without-unit", CLAIM, 2, "satuan"),
]

REGIONS = [
    Fault("a kelurahan too few", both(_without_links("wilayah"), drop(WARD, 3)), "region-too-few", WARD),
    Fault("a kelurahan too many", append(WARD, WHOLE), "region-too-many", WARD),
    Fault(
        "a kecamatan too few", both(_without_links("wilayah"), drop(DISTRICT, 2)), "region-too-few", DISTRICT
    ),
    Fault(
        "kelurahan in the wrong kecamatan",
        cell(WARD, 2, "kode_kecamatan", "99.71.02"),
        "region-parent",
        WARD,
        2,
        "kode_kecamatan",
    ),
    Fault(
        "BPS code of another kecamatan",
        cell(WARD, 2, "kode_bps", "9971010009"),
        "region-bps",
        WARD,
        2,
        "kode_bps",
    ),
    Fault("BPS code twice", cell(WARD, 3, "kode_bps", "9971020003"), "bps-double", WARD, 3, "kode_bps"),
    Fault(
        "city under another code",
        swap("city.toml", 'bps_code = "9971"', 'bps_code = "9970"'),
        "region-city",
        "wilayah/kota.csv",
        2,
        "kode_bps",
    ),
    Fault("slug twice", cell(WARD, 3, "slug", "7-hilir"), "slug-double", WARD, 3, "slug"),
    Fault("slug of the portal's own", cell(WARD, 3, "slug", "index"), "slug-reserved", WARD, 3, "slug"),
    Fault("tile twice", cell(WARD, 3, "petak_kolom", "1"), "tile-double", WARD, 3, "petak_kolom"),
    Fault("tile off the map", cell(WARD, 3, "petak_kolom", "9000"), "tile-outside", WARD, 3, "petak_kolom"),
    Fault(
        "coordinate without its point",
        cell(WARD, 2, "lintang", "-20.1"),
        "coordinate-far",
        WARD,
        2,
        "lintang",
    ),
    Fault("area of nothing", cell(WARD, 2, "luas_km2", "0"), "area-outside", WARD, 2, "luas_km2"),
    Fault("area in hectares", cell(WARD, 2, "luas_km2", "250"), "area-outside", WARD, 2, "luas_km2"),
    Fault(
        "alias of two",
        append(ALIAS, "vii hilir,99.71.01.1002,ejaan,daftar-bps"),
        "alias-ambiguous",
        ALIAS,
        10,
        "alias",
        "warn",
    ),
    Fault(
        "alias that is another's name",
        append(ALIAS, "Melati,99.71.01.1002,ejaan,daftar-bps"),
        "alias-ambiguous",
        ALIAS,
        10,
        "alias",
        "warn",
    ),
    Fault(
        "neighbours the wrong way round",
        append(NEAR, "99.71.02.1003,99.71.01.1001,500,ya"),
        "neighbour-order",
        NEAR,
        6,
        "kode_a",
    ),
    Fault(
        "border told twice",
        append(NEAR, "99.71.01.1002,99.71.01.1001,900,tidak"),
        "neighbour-order",
        NEAR,
        6,
        "kode_a",
    ),
    Fault(
        "neighbour of itself",
        append(NEAR, "99.71.02.1003,99.71.02.1003,500,tidak"),
        "neighbour-itself",
        NEAR,
        6,
        "kode_b",
    ),
    Fault(
        "border of no length",
        cell(NEAR, 2, "panjang_batas_m", "0"),
        "neighbour-no-border",
        NEAR,
        2,
        "panjang_batas_m",
    ),
    Fault("nobody beside", drop(NEAR, 2), "neighbour-none", NEAR, None, "kode_a", "warn"),
]

SUMS = [
    Fault("a kelurahan without a row", drop(SIM, 4), "coverage-required", SIM, None, "kode_kelurahan"),
    Fault("a kelurahan without savings", drop(SAV, 4), "coverage-missing", SAV, None, "kode_kelurahan"),
    Fault("one row at another date", cell(SIM, 4, "tanggal", "2026-03-30"), "date-stray", SIM, 4, "tanggal"),
    Fault(
        "parts that miss the city's figure",
        cell(SIM, 2, "koperasi", "2"),
        "total-disagrees",
        SIM,
        None,
        "koperasi",
    ),
    Fault(
        "three zeros too many",
        cell(SIM, 2, "transaksi_rp", "3000000000"),
        "total-disagrees",
        SIM,
        None,
        "transaksi_rp",
    ),
    Fault(
        "a total in a kelurahan's clothes",
        both(
            *(
                cell(SIM, row, name, text)
                for row, name, text in (
                    (2, "npwp", "5"),
                    (3, "npwp", "1"),
                    (2, "koperasi", "5"),
                    (4, "koperasi", "2"),
                    (2, "akun", "3"),
                    (2, "nib", "3"),
                )
            )
        ),
        "row-is-sum",
        SIM,
        2,
        "kode_kelurahan",
    ),
    Fault(
        "savings that do not add up",
        cell(SAV, 2, "simpanan_total_rp", "740001"),
        "sum-disagrees",
        SAV,
        2,
        "simpanan_total_rp",
    ),
    Fault(
        "savings total forgotten",
        both(
            cell(SAV, 2, "simpanan_total_rp", ""),
            cell(SAV, 2, "simpanan_total_rp_status", "belum_dilaporkan"),
        ),
        "sum-disagrees",
        SAV,
        2,
        "simpanan_total_rp",
    ),
    Fault(
        "money without payers",
        both(cell(SAV, 2, "penyetor_pokok_orang", "0"), cell(SAV, 2, "penyetor_pokok_orang_status", "nol")),
        "money-without-payers",
        SAV,
        2,
        SAVING,
    ),
    Fault(
        "payers without money",
        both(cell(SAV, 2, SAVING, "0"), cell(SAV, 2, f"{SAVING}_status", "nol")),
        "money-without-payers",
        SAV,
        2,
        SAVING,
    ),
    Fault(
        "payers not told",
        both(
            _without_totals("keanggotaan", "simpanan"),
            cell(SAV, 2, "penyetor_pokok_orang", ""),
            cell(SAV, 2, "penyetor_pokok_orang_status", "belum_dilaporkan"),
            swap(SIDES, "penyetor_pokok_orang=10", "penyetor_pokok_orang="),
        ),
        "payers-not-reported",
        SAV,
        2,
        "penyetor_pokok_orang",
        "warn",
    ),
    Fault(
        "more tax numbers than cooperatives",
        both(_without_totals("koperasi", "simkopdes"), cell(SIM, 2, "npwp", "2")),
        "count-above",
        SIM,
        2,
        "npwp",
        "warn",
    ),
    Fault("percentage above all", cell(SERIES, 2, "nilai", "977"), "percent-outside", SERIES, 2, "nilai"),
    Fault(
        "percentage in another unit", cell(SERIES, 2, "satuan", "ribu_jiwa"), "unit-name", SERIES, 2, "satuan"
    ),
    Fault("unit that changes", cell(CITY, 11, "satuan", "unit_usaha"), "unit-changes", CITY, 11, "satuan"),
    Fault(
        "a thousand times too many",
        cell(CITY, 8, "nilai", "2500000000000"),
        "value-far",
        CITY,
        8,
        "nilai",
        "warn",
    ),
    Fault(
        "rule that ends before it begins",
        cell(RULE, 2, "berlaku_sampai", "2024-06-30"),
        "period-reversed",
        RULE,
        2,
        "berlaku_sampai",
    ),
    Fault(
        "promise due before it is made",
        cell(PROMISE, 2, "tenggat", "2019-06-30"),
        "period-reversed",
        PROMISE,
        2,
        "tenggat",
    ),
    Fault(
        "figure newer than its source",
        cell(SERIES, 2, "periode", "2024-09"),
        "date-after-source",
        SERIES,
        2,
        "periode",
        "warn",
    ),
    Fault(
        "a share above all by its schema",
        both(
            describe("koperasi", lambda d: column(d, "nib").update(unit="persen")), cell(SIM, 2, "nib", "101")
        ),
        "percent-outside",
        SIM,
        2,
        "nib",
    ),
    Fault(
        "sums through another source",
        swap(CITY, "2026-03-31,koperasi,6,", "2026-03-31,koperasi,7,"),
        "total-disagrees",
        SIM,
        None,
        "koperasi",
    ),
]
