"""Code that fetches the data, for the tools people have: the same in every language of the site.

``tests/test_api_examples.py`` runs it against a served site: what stands here works.
"""

from __future__ import annotations

from string import Template

CURL = """\
curl -fsSLO ${address}/unduh/kelurahan/${place}.json
curl -fsSLO ${address}/unduh/kelurahan.csv
curl -fsSL ${address}/unduh/SHA256SUMS | grep ' kelurahan.csv$' | sha256sum -c -
"""

PANDAS = """\
import pandas as pd

data = pd.read_csv(
    "${address}/unduh/pengamatan.csv",
    dtype={"wilayah": "string", "periode": "string"},
)
chosen = data[(data["indikator"] == "${indicator}") & (data["tingkat"] == "kelurahan")]
newest = chosen.sort_values("periode").groupby("wilayah").tail(1)
print(newest.nlargest(5, "nilai")[["nama", "periode", "nilai", "satuan"]])
"""

R = """\
data <- read.csv(
  "${address}/unduh/pengamatan.csv",
  colClasses = c(wilayah = "character", periode = "character"),
  na.strings = "", fileEncoding = "UTF-8"
)
chosen <- subset(data, indikator == "${indicator}" & tingkat == "kelurahan")
chosen <- chosen[order(chosen$periode, decreasing = TRUE), ]
newest <- chosen[!duplicated(chosen$wilayah), ]
head(newest[order(-newest$nilai), c("nama", "periode", "nilai", "satuan")], 5)
"""

DUCKDB = """\
SELECT nama, periode, nilai, satuan
FROM '${address}/unduh/pengamatan.parquet'
WHERE indikator = '${indicator}' AND tingkat = 'kelurahan'
QUALIFY row_number() OVER (PARTITION BY wilayah ORDER BY periode DESC) = 1
ORDER BY nilai DESC NULLS LAST, nama
LIMIT 5;
"""

SQLITE = """\
SELECT nama, periode, nilai, satuan
FROM pengamatan_terbaru
WHERE indikator = '${indicator}' AND tingkat = 'kelurahan'
ORDER BY nilai DESC, nama
LIMIT 5;
"""

SHEETS = """\
=IMPORTDATA("${address}/unduh/kelurahan.csv"${separator} ","${separator} "en_US")
"""

EXCEL = """\
let
  Source = Csv.Document(
    Web.Contents("${address}/unduh/kelurahan.csv"),
    [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
  ),
  Headed = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
  Typed = Table.TransformColumnTypes(Headed, { {"${indicator}", type number} }, "en-US")
in
  Typed
"""

EXAMPLES = {
    "sheets": SHEETS,
    "excel": EXCEL,
    "pandas": PANDAS,
    "r": R,
    "duckdb": DUCKDB,
    "sqlite": SQLITE,
    "curl": CURL,
}
"""Every example by its name, those for people who do not program first."""


def filled(example: str, **fields: str) -> str:
    """Return the code of *example* with *fields* filled in; a sign of its own language stays as it is."""
    return Template(EXAMPLES[example]).safe_substitute(fields).strip()
