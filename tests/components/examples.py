"""Every component with its examples: the macro to call, and what to call it with."""

from __future__ import annotations

from components import changed, corrected, parts, passports, quality, sharing, side_by_side

EXAMPLES: dict[str, dict[str, tuple[str, tuple[object, ...]]]] = {
    "actions": {
        "two": ("actions", ((parts.LICENCE, parts.LICENCE),)),
        "none": ("actions", ((),)),
        "report": ("actions", ((), parts.REPORT_FORM)),
    },
    "answer": {name: ("answer", (answer,)) for name, answer in parts.ANSWERS.items()},
    "area_map": {"every class": ("area_map", (parts.AREA_MAP,))},
    "breadcrumbs": {"one": ("breadcrumbs", ((parts.LICENCE,),))},
    "caveats": {"one": ("caveats", (("Bukan anggota.",),)), "none": ("caveats", ((),))},
    "change_list": {
        "sentences": ("changes", (changed.CHANGES,)),
        "nothing": ("changes", (changed.UNCHANGED,)),
        "before the first release": ("changes", (None,)),
        "block": ("change_block", (changed.BLOCK,)),
        "empty block": ("change_block", (changed.NOTHING,)),
    },
    "claims": {"two": ("claims", (parts.CLAIMS,))},
    "commitment": {
        "whole": ("commitment", (parts.COMMITMENT,)),
        "bare": ("commitment", (parts.BARE_COMMITMENT,)),
    },
    "compare_table": {
        "whole": ("compare_section", (side_by_side.TABLE,)),
        "simulated": ("compare_section", (side_by_side.SIMULATED_TABLE,)),
        "pattern": ("compare_section", (side_by_side.PATTERN,)),
        "words": ("cell_words", (side_by_side.EMPTY_CELLS, "lewat batas")),
    },
    "comparison": {
        "real and simulated": ("comparison", (parts.COMPARED,)),
        "without the alike": ("comparison", (parts.LONELY,)),
        "none": ("comparison", (None,)),
    },
    "contradiction": {
        "whole": ("contradiction", (parts.CONTRADICTION,)),
        "bare": ("contradiction", (parts.BARE_CONTRADICTION,)),
        "what we use, and how far it is taken up": ("contradiction", (parts.SETTLED_CONTRADICTION,)),
        "none": ("contradictions", ((),)),
    },
    "copyable": {
        "lines": ("copyable", ("Kepada Dinas,\n\nhormat kami.",)),
        "code": ("copyable", ("TY  - DATA\nER  - ", True)),
    },
    "correction": {
        "whole": ("correction", (corrected.CORRECTION,)),
        "of no place": ("correction", (corrected.CITY_CORRECTION,)),
        "reason": ("reason", (corrected.REASON,)),
    },
    "data_table": {
        "every status": ("data_table", (parts.TABLE,)),
        "wide": ("data_table", (parts.WIDE_TABLE,)),
        "no rows": ("data_table", (parts.NO_ROWS,)),
    },
    "downloads": {
        "one": ("downloads", (parts.DOWNLOADS,)),
        "more, some behind": ("downloads", (parts.MORE_DOWNLOADS,)),
        "none": ("downloads", ((),)),
    },
    "empty": {status.name: ("shown", (words, status)) for status, words in parts.EMPTIES.items()},
    "facts": {"two": ("facts", (parts.FACTS,)), "none": ("facts", ((),))},
    "figure": {
        "whole": ("figure", (parts.FIGURE,)),
        "bare": ("figure", (parts.BARE_FIGURE,)),
        "simulated": ("figure", (parts.SIMULATED_FIGURE,)),
    },
    "footer": {"whole": ("footer", (parts.SITE,))},
    "gap": {
        "whole": ("gap", (parts.GAP,)),
        "bare": ("gap", (parts.BARE_GAP,)),
        "untitled, with a letter in another language": ("gap", (parts.UNTITLED_GAP,)),
        "folded": ("folded_gaps", (parts.FOLDED_SECTION.gaps,)),
    },
    "header": {"whole": ("header", (parts.SITE,))},
    "ladder": {"every verdict": ("ladder", (parts.LADDER,)), "none": ("ladder", ((),))},
    "language_switch": {"two": ("language_switch", (parts.ALTERNATES,))},
    "links": {"one": ("links", ((parts.LICENCE,),)), "none": ("links", ((),))},
    "mark": {name: ("verdict_mark", (name,)) for name in ("pass", "partial", "fail", "unknown", "not_met")},
    "neighbours": {
        "two": ("neighbours", (parts.NEIGHBOURS, "Yang berbatasan.")),
        "none": ("neighbours", ((), "")),
    },
    "passport": {
        "whole": ("passport", (passports.PASSPORT,)),
        "simulated": ("passport", (passports.SIMULATED_PASSPORT,)),
        "known for the city alone": ("passport", (passports.ELSEWHERE,)),
        **{status.name: ("passport", (one,)) for status, one in passports.EMPTY_PASSPORTS.items()},
    },
    "passport_link": {
        "one": ("passport_link", ("/asal/#p0-persen",)),
        "none": ("passport_link", ("",)),
        "in a sentence": ("origin", ("/asal/#p0-persen",)),
        "no way in a sentence": ("origin", ("",)),
        "a figure that leads there": ("traced", ("9,77 persen", "/asal/#p0-persen")),
        "a figure that leads nowhere": ("traced", ("belum dipublikasikan", "")),
    },
    "stale": {
        "words": ("stale", (quality.STALE,)),
        "in a cell": ("stale_note", ("lewat batas",)),
        "fresh": ("stale", ("",)),
        "fresh in a cell": ("stale_note", ("",)),
    },
    "quality": {
        "line": ("quality_line", (quality.LINE,)),
        "no line": ("quality_line", (None,)),
        "parts": ("quality_parts", ((quality.PART, quality.SIMULATED_PART),)),
    },
    "report_link": {
        "every channel": ("report_link", (parts.REPORT_FORM,)),
        "no channel": ("report_link", (parts.CLOSED_FORM,)),
        "none": ("report_link", (None,)),
    },
    "search_field": {
        "one": ("search_field", ("daftar",)),
        "above other results": ("search_field", ("daftar", False, 8)),
    },
    "section": {
        "whole": ("section", (parts.SECTION,)),
        "gap": ("section", (parts.GAP_SECTION,)),
        "empty": ("section", (parts.EMPTY_SECTION,)),
        "gaps": ("section", (parts.FOLDED_SECTION,)),
        "terms": ("section", (parts.EXPLAINED_SECTION,)),
        "simulated": ("section", (parts.SIMULATED_SECTION,)),
    },
    "share": {
        "whole": ("share", (sharing.SHARE, "/aset/kartu/melati.png")),
        "in a preview": ("share", (sharing.UNPUBLISHED_SHARE, "")),
        "none": ("share", (None, "")),
    },
    "sheet_answer": {name: ("sheet_answer", (answer,)) for name, answer in parts.ANSWERS.items()},
    "sheet_figures": {
        "every status": ("sheet_figures", ((parts.ZERO_STAT, *parts.EMPTY_STATS.values()),)),
        "none": ("sheet_figures", ((),)),
    },
    "sheet_ladder": {"every verdict": ("sheet_ladder", (parts.LADDER,)), "none": ("sheet_ladder", ((),))},
    "sheet_more": {
        "with a code": ("sheet_more", (sharing.SHEET,)),
        "in a preview": ("sheet_more", (sharing.BARE_SHEET,)),
    },
    "simulated": {"mark": ("simulated_mark", ("simulasi",)), "real": ("simulated_mark", ("nyata",))},
    "source_note": {
        "one": ("source_notes", ((parts.SOURCE,),)),
        "without address": ("source_notes", ((parts.UNADDRESSED,),)),
        "two datasets": ("source_notes", ((parts.SOURCE, parts.ELSEWHERE),)),
        "many": ("source_notes", ((parts.SOURCE,) * 4,)),
        "none": ("source_notes", ((),)),
    },
    "stat": {
        "whole": ("stat", (parts.STAT,)),
        "zero": ("stat", (parts.ZERO_STAT,)),
        **{status.name: ("stat", (stat,)) for status, stat in parts.EMPTY_STATS.items()},
    },
    "term": {"two": ("terms", (parts.TERMS,)), "none": ("terms", ((),))},
    "tile_map": {
        "every class": ("tile_map", (parts.TILE_MAP,)),
        "small": ("tile_map", (parts.SMALL_MAP,)),
        "with boundaries": ("tile_map", (parts.AREA_MAP,)),
    },
    "timeline": {"one": ("timeline", ((parts.EVENT,),)), "none": ("timeline", ((),))},
}
"""Component -> name of the example -> macro and arguments."""
