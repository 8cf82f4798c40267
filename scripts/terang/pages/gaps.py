"""What is not published: who could publish it, and a ready request for information.

The request names the tables and columns of the contract itself, so that what an agency sends fits.
"""

from __future__ import annotations

from terang.catalog import TIME_COLUMNS, Region
from terang.packages.contract import TABLES, ContractColumn, ContractTable
from terang.pages.addresses import place_path
from terang.pages.blocks import Gap
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.record_blocks import Block

_CONTRACT = {f"{table.package}_{table.resource}": table for table in TABLES.values()}


def record_gap(
    desk: Desk, block: Block, region: Region, keys: tuple[str, ...], *, title: str = "", anchor: str = ""
) -> Gap:
    """Return what is missing where the tables *keys* of *block* would stand for *region*.

    *anchor* is where the same gap stands on the page in the office's language, if not at the block's.
    """
    place = place_in_words(desk, region)
    if keys == block.tables:
        text = desk.say(f"record.{block.name}.gap", place=place)
    else:
        text = desk.say(
            "record.gap.tables", place=place, tables=desk.say.join([table_title(desk, key) for key in keys])
        )
    local = desk.catalog.city.default_language
    way = Link(
        desk.say("record.letter.local"), desk.url(place_path(region), local) + f"#{anchor or block.id}"
    )
    return Gap(
        title=title,
        text=text,
        holder=desk.say(f"record.{block.name}.holder", city=desk.city_name),
        request=letter(desk, block, region, keys),
        local=None if desk.lang == local else way,
    )


def place_in_words(desk: Desk, region: Region) -> str:
    """Return *region* as it stands inside a sentence: ``Melati``, ``Kecamatan Timur``, the city's name."""
    if region.level == "kota":
        return desk.city_name
    return desk.say(f"record.place.{region.level}", name=region.name)


def letter(desk: Desk, block: Block, region: Region, keys: tuple[str, ...]) -> str:
    """Return a whole request under the law on public information for the tables *keys* of *block*."""
    parent = desk.catalog.regions[region.parent].name if region.parent is not None else ""
    return desk.say(
        "record.letter.text",
        office=desk.say(f"record.{block.name}.office", city=desk.city_name),
        subject=desk.say(f"record.{block.name}.title"),
        area=desk.say(
            f"record.area.{region.level}",
            name=region.name,
            parent=parent,
            code=region.code,
            city=desk.city_name,
        ),
        tables="\n\n".join(_asked(desk, key) for key in keys),
    )


def column_words(desk: Desk, name: str) -> str:
    """Return what a column of an awaited table holds, in plain words."""
    return desk.say(f"record.column.{name}")


def kinds(desk: Desk, key: str) -> tuple[tuple[str, str], ...]:
    """Return every kind that the awaited table *key* tells apart, as its code and its words."""
    column = _CONTRACT[key].column("jenis")
    return tuple((code, desk.say(f"record.kind.{code}")) for code in (column.choices if column else ()))


def measures(key: str) -> tuple[str, ...]:
    """Return the names of the columns of the awaited table *key* that hold numbers."""
    return tuple(column.name for column in _CONTRACT[key].columns if column.twin)


def table_title(desk: Desk, key: str) -> str:
    """Return the name of an awaited table in plain words, in small letters."""
    return desk.say(f"record.table.{key}")


def _asked(desk: Desk, key: str) -> str:
    """Return one table of a request: its name, its period, a line for each column."""
    table = _CONTRACT[key]
    head = desk.say(
        "record.letter.table", title=table_title(desk, key), table=key, period=desk.say(_period(table))
    )
    lines = [_asked_column(desk, key, column) for column in table.columns if _is_asked(table, column)]
    return "\n".join((head, *lines))


def _asked_column(desk: Desk, key: str, column: ContractColumn) -> str:
    told = ", ".join(text for _, text in kinds(desk, key)) if column.choices else ""
    words = told or column_words(desk, column.name)
    return desk.say("record.letter.column", words=words, name=column.name)


def _is_asked(table: ContractTable, column: ContractColumn) -> bool:
    """Return True for what only the holder can say: not the keys of the row, not our own notes."""
    ours = {
        "kode_kelurahan",
        "id_sumber",
        *TIME_COLUMNS,
        *(f"{c.name}_status" for c in table.columns if c.twin),
    }
    return column.name not in ours


def _period(table: ContractTable) -> str:
    """Return the key of the words on the time that a request for *table* covers."""
    time = next(column.name for column in table.columns if column.name in TIME_COLUMNS)
    return f"record.period.{time}"
