"""The tables of the quality report: by table, place, time and supplier; real and simulated ones apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from terang.catalog import Region
from terang.pages.addresses import table_path
from terang.pages.blocks_quality import Folded, QualityPart
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable
from terang.pages.places import by_name
from terang.pages.quality_said import count_cell, percent, share_cell, span, spans
from terang.quality import Age, Supplier, TableQuality, added
from terang.statuses import Nature, Status

PATH = "mutu/"
"""The page of the report."""


def kinds(tables: Sequence[TableQuality]) -> Iterator[tuple[Nature, tuple[TableQuality, ...]]]:
    """Yield the real tables, then the simulated ones, where there are any: they never meet."""
    for nature in Nature:
        found = tuple(table for table in tables if table.nature is nature)
        if found:
            yield nature, found


def _columns(desk: Desk, *names: str) -> tuple[Column, ...]:
    return tuple(Column(desk.say(f"quality.column.{name}")) for name in names)


def title_of(desk: Desk, table: TableQuality) -> str:
    """Return the public name of a table."""
    return desk.say.pick(table.resource.title)


def table_parts(desk: Desk, tables: Sequence[TableQuality]) -> Iterator[QualityPart]:
    """Yield what is to be said of every table, a row each."""
    columns = (
        *_columns(desk, "table", "newest", "age", "limit", "complete"),
        Column(desk.say("quality.column.corrections"), numeric=True),
    )
    for nature, found in kinds(tables):
        rows = tuple(_table_row(desk, table) for table in found)
        caption = desk.say(f"quality.tables.caption.{nature}")
        yield QualityPart(DataTable(caption, columns, rows, _how_counted(desk)), nature)


def _how_counted(desk: Desk) -> str:
    """Return where the report says how it counts, with its rows to take."""
    return desk.url(f"{PATH}#cara")


def _table_row(desk: Desk, table: TableQuality) -> tuple[Cell, ...]:
    url = desk.url(table_path(table.resource))
    return (
        Cell(title_of(desk, table), url),
        Cell(desk.say.date(table.newest) if table.newest else desk.say("quality.no_period")),
        _age_cell(desk, table),
        _limit_cell(desk, table),
        share_cell(desk.say, table.total),
        Cell(desk.say.number(table.corrections), sort=table.corrections),
    )


def _age_cell(desk: Desk, table: TableQuality) -> Cell:
    if table.age is None or not table.ages:
        return Cell(desk.say("quality.ageless"), status=Status.NOT_APPLICABLE)
    return _aged(desk, table.age)


def _aged(desk: Desk, age: Age) -> Cell:
    if age.limit is None or not age.is_stale:
        return Cell(span(desk.say, age.days), sort=age.days)
    told, _ = spans(desk.say, age, age.limit)
    return Cell(desk.say("quality.age.stale", age=told), sort=age.days)


def _limit_cell(desk: Desk, table: TableQuality) -> Cell:
    freshness = table.freshness
    if freshness is None:
        return Cell(desk.say("quality.limit.none"), status=Status.NOT_APPLICABLE)
    every = desk.say(f"quality.every.{freshness.every}")
    if freshness.fresh_days is None:
        return Cell(every, status=Status.NOT_APPLICABLE)
    limit = span(desk.say, freshness.fresh_days)
    return Cell(desk.say("quality.limit", limit=limit, every=every), sort=freshness.fresh_days)


def place_parts(desk: Desk, tables: Sequence[TableQuality]) -> Iterator[QualityPart]:
    """Yield a row for each kecamatan, with a column for each table in its newest period."""
    for nature, found in kinds([table for table in tables if table.cells]):
        heads = tuple(
            Column(
                desk.say(
                    "quality.column.dated", title=title_of(desk, table), date=desk.say.date(table.newest)
                ),
                numeric=True,
            )
            for table in found
        )
        whole = Column(desk.say("quality.column.whole"), numeric=True)
        districts = by_name(desk.catalog.level("kecamatan"))
        rows = tuple(_place_row(desk, region, found) for region in districts)
        caption = desk.say(f"quality.places.caption.{nature}")
        columns = (*_columns(desk, "kecamatan"), *heads, whole)
        yield QualityPart(
            DataTable(caption, columns, rows, _how_counted(desk)),
            nature,
            tuple(
                Folded(
                    desk.say("quality.places.fold", name=region.name),
                    DataTable(
                        desk.say(f"quality.places.inside.{nature}", name=region.name),
                        (*_columns(desk, "kelurahan"), *heads, whole),
                        tuple(
                            _place_row(desk, child, found)
                            for child in by_name(desk.catalog.children(region.code))
                        ),
                        _how_counted(desk),
                    ),
                )
                for region in districts
            ),
        )


def _codes(desk: Desk, region: Region) -> tuple[str, ...]:
    """Return the codes of the kelurahan of *region*, or its own."""
    return desk.kelurahan_codes(region.code) if region.level == "kecamatan" else (region.code,)


def _place_row(desk: Desk, region: Region, tables: Iterable[TableQuality]) -> tuple[Cell, ...]:
    link, codes = desk.place(region), _codes(desk, region)
    tallies = [table.over(codes, table.newest) for table in tables]
    whole = added(tallies)
    told = Cell("–") if whole.share is None else Cell(percent(desk.say, whole.share), sort=whole.share)
    return Cell(link.text, link.url), *(count_cell(desk.say, tally) for tally in tallies), told


def time_parts(desk: Desk, tables: Sequence[TableQuality]) -> Iterator[QualityPart]:
    """Yield the matrix of place and period of every table that has more than one period."""
    for table in tables:
        if len(table.periods) > 1:
            districts = by_name(desk.catalog.level("kecamatan"))
            inside = [child for region in districts for child in by_name(desk.catalog.children(region.code))]
            caption = desk.say("quality.times.caption", title=title_of(desk, table))
            folded = Folded(
                desk.say("quality.times.inside"),
                _matrix(desk, table, "kelurahan", inside, desk.say("quality.times.each", caption=caption)),
            )
            yield QualityPart(_matrix(desk, table, "kecamatan", districts, caption), table.nature, (folded,))


def _matrix(
    desk: Desk, table: TableQuality, level: str, regions: Iterable[Region], caption: str
) -> DataTable:
    heads = (Column(desk.say.date(period), numeric=True) for period in table.periods)
    rows = []
    for region in regions:
        link, codes = desk.place(region), _codes(desk, region)
        cells = (count_cell(desk.say, table.over(codes, period)) for period in table.periods)
        rows.append((Cell(link.text, link.url), *cells))
    rows_of = desk.url(table_path(table.resource))
    return DataTable(caption, (*_columns(desk, level), *heads), tuple(rows), rows_of)


def supplier_parts(desk: Desk, suppliers: Sequence[Supplier]) -> Iterator[QualityPart]:
    """Yield every supplier with the age and completeness of what it published, a row each."""
    columns = _columns(desk, "supplier", "supplied", "newest", "age", "complete")
    for nature in Nature:
        rows = tuple(_supplier_row(desk, supplier) for supplier in suppliers if supplier.nature is nature)
        if rows:
            caption = desk.say(f"quality.suppliers.caption.{nature}")
            yield QualityPart(DataTable(caption, columns, rows, _how_counted(desk)), nature)


def _supplier_row(desk: Desk, supplier: Supplier) -> tuple[Cell, ...]:
    titles = [title_of(desk, table) for table in supplier.tables]
    age = Cell("–") if supplier.age is None else Cell(span(desk.say, supplier.age.days))
    return (
        Cell(supplier.name),
        Cell(desk.say.join(titles)),
        Cell(desk.say.date(supplier.newest)),
        age,
        share_cell(desk.say, supplier.tally),
    )
