"""What the declaration of a column says, in words: by which rule its numbers are published."""

from __future__ import annotations

from terang.catalog import Dataset, Disclosure
from terang.city import DisclosureLimits
from terang.messages import Messages

ROW_SOURCE = "id_sumber"
"""Where each row names the source that already publishes its figure."""


def disclosure_text(rule: Disclosure, dataset: Dataset, limits: DisclosureLimits, say: Messages) -> str:
    """Return *rule*, of a column of *dataset*, as a sentence that names the city's *limits*.

    Raises KeyError for a source that *dataset* does not list.
    """
    match rule.rule:
        case "people":
            return say("standard.disclosure.people", hide_below=limits.hide_below, round_to=limits.round_to)
        case "money":
            return say("standard.disclosure.money", money_below=limits.money_below, behind=rule.behind)
        case "already_public" if rule.source == ROW_SOURCE:
            return say("standard.disclosure.already_public.rows", column=ROW_SOURCE)
        case "already_public":
            source = dataset.sources[rule.source].title
            return say("standard.disclosure.already_public.source", source=source)
        case "not_personal":
            return say(f"standard.disclosure.not_personal.{rule.why}")
