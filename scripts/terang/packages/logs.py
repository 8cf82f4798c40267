"""The logs of the site in the words of the contract: what its maintainers write down themselves."""

LOG_TABLES = """
laporan/laporan [id_laporan] id_laporan:id tanggal:date kode_wilayah:region? halaman:text ukuran:id?
    isi:text isi_en:text status=diterima|diperiksa|diperbaiki|ditolak|tidak_dapat_diperiksa jawaban:text?
    jawaban_en:text? tanggal_jawaban:date? id_sumber:id
koreksi/koreksi [id_koreksi] id_koreksi:id tanggal:date paket:id tabel:id kunci:text kolom:column
    nilai_lama:cell? nilai_baru:cell? alasan:text alasan_en:text id_sumber:id
koreksi/alasan [id_alasan] id_alasan:id tanggal:date paket:id tabel:id kunci:text? kolom:column?
    alasan:text alasan_en:text id_sumber:id
mutu/peringatan [id_peringatan] id_peringatan:id tanggal:date kode:id berkas:text rincian:text?
    alasan:text alasan_en:text id_sumber:id
"""
"""What readers reported and what came of it; what was corrected, and why; which warnings may stand."""
