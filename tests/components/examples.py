"""Every component with its examples: the macro to call, and what to call it with."""

from __future__ import annotations

from components import parts

EXAMPLES: dict[str, dict[str, tuple[str, tuple[object, ...]]]] = {
    "actions": {"two": ("actions", ((parts.LICENCE, parts.LICENCE),)), "none": ("actions", ((),))},
    "answer": {name: ("answer", (answer,)) for name, answer in parts.ANSWERS.items()},
    "breadcrumbs": {"one": ("breadcrumbs", ((parts.LICENCE,),))},
    "caveats": {"one": ("caveats", (("Bukan anggota.",),)), "none": ("caveats", ((),))},
    "claims": {"two": ("claims", (parts.CLAIMS,))},
    "commitment": {
        "whole": ("commitment", (parts.COMMITMENT,)),
        "bare": ("commitment", (parts.BARE_COMMITMENT,)),
    },
    "contradiction": {
        "whole": ("contradiction", (parts.CONTRADICTION,)),
        "bare": ("contradiction", (parts.BARE_CONTRADICTION,)),
        "none": ("contradictions", ((),)),
    },
    "copyable": {"lines": ("copyable", ("Kepada Dinas,\n\nhormat kami.",))},
    "data_table": {
        "every status": ("data_table", (parts.TABLE,)),
        "wide": ("data_table", (parts.WIDE_TABLE,)),
        "no rows": ("data_table", (parts.NO_ROWS,)),
    },
    "downloads": {"one": ("downloads", (parts.DOWNLOADS,)), "none": ("downloads", ((),))},
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
    "search_field": {"one": ("search_field", ("daftar",))},
    "section": {
        "whole": ("section", (parts.SECTION,)),
        "gap": ("section", (parts.GAP_SECTION,)),
        "empty": ("section", (parts.EMPTY_SECTION,)),
        "gaps": ("section", (parts.FOLDED_SECTION,)),
        "simulated": ("section", (parts.SIMULATED_SECTION,)),
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
    "tile_map": {"every class": ("tile_map", (parts.TILE_MAP,)), "small": ("tile_map", (parts.SMALL_MAP,))},
    "timeline": {"one": ("timeline", ((parts.EVENT,),)), "none": ("timeline", ((),))},
}
"""Component -> name of the example -> macro and arguments."""
