"""What relates an event to a point in time: before or since a year, earlier this month or as early as this month."""

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.compare.atoms import Atom, text_at
from mtaudit.compare.dates import Lapse, Part, Side, Time
from mtaudit.model import Token

_SIDES = {
    "before": Side.BEFORE, "pre": Side.BEFORE, "by": Side.BY,
    "until": Side.UNTIL, "till": Side.UNTIL, "til": Side.UNTIL,
    "after": Side.AFTER, "since": Side.AFTER, "from": Side.AFTER, "starting": Side.AFTER, "post": Side.AFTER,
}  # fmt: skip
_BOUNDS = {"later": Side.BY, "earlier": Side.AFTER, "sooner": Side.AFTER, "before": Side.AFTER}  # no later than
_PARTS = {
    "earlier": Part.EARLIER, "later": Part.LATER, "early": Part.EARLY, "start": Part.EARLY, "beginning": Part.EARLY,
    "mid": Part.MIDDLE, "middle": Part.MIDDLE, "late": Part.LATE, "end": Part.LATE,
}  # fmt: skip
_AS_AS = {"early": Part.SOONEST, "soon": Part.SOONEST, "late": Part.LATEST, "recently": Part.LATEST}
_LAPSES_BEFORE = {"in": Lapse.AHEAD, "within": Lapse.WITHIN, "after": Lapse.AFTER, "for": Lapse.DURING}
_LAPSES_AFTER = {
    "ago": Lapse.AGO, "earlier": Lapse.AGO, "before": Lapse.BEFORE, "later": Lapse.LATER, "after": Lapse.LATER,
}  # fmt: skip
_HEDGES = frozenset(
    (
        "about",
        "around",
        "almost",
        "nearly",
        "just",
        "the",
        "next",
        "coming",
        "only",
        "first",
        "last",
        "past",
        "least",
        "at",
    )
)
_LINKS = frozenset(("the", "of", "in", "at", "on", "-", "a"))


def related(pieces: Sequence[Atom], time: Time) -> Time:
    """The time widened by what says which part of it is meant, and with the side on which the event lies."""
    before = _skip_links(pieces, time.start - 1)
    word = text_at(pieces, before)
    if word == "as" and text_at(pieces, before - 2) == "as" and text_at(pieces, before - 1) in _AS_AS:
        part, start = _AS_AS[text_at(pieces, before - 1)], before - 2
    elif word in _PARTS:
        part, start = _PARTS[word], before
    else:
        part, start = Part.WHOLE, time.start
    at = _skip_links(pieces, start - 1)
    if (
        text_at(pieces, at) == "than"
        and text_at(pieces, at - 2) in ("no", "not")
        and text_at(pieces, at - 1) in _BOUNDS
    ):
        anchor, side = pieces[at - 2].token, _BOUNDS[text_at(pieces, at - 1)]
        return replace(time, first=pieces[start].token, start=start, part=part, side=side, anchor=anchor)
    mixed = text_at(pieces, at - 1) in _SIDES  # until after Friday
    side = Side.NONE if mixed else _SIDES.get(text_at(pieces, at), Side.NONE)
    anchor = pieces[at].token if side else -1
    return replace(time, first=pieces[start].token, start=start, part=part, side=side, anchor=anchor)


def lapse(tokens: Sequence[Token], first: int, last: int) -> tuple[Lapse, int] | None:
    """How the length of time at tokens `first` to `last` is counted, and the token that says so; None if none does."""
    before = first - 1
    while before >= max(first - 3, 0) and tokens[before].text.lower() in _HEDGES:
        before -= 1
    counted = _LAPSES_BEFORE.get(tokens[before].text.lower()) if before >= 0 else None
    if counted is Lapse.AHEAD:
        counted = _in({token.text.lower() for token in tokens[before + 1 : first]})
    after = _LAPSES_AFTER.get(tokens[last + 1].text.lower()) if last + 1 < len(tokens) else None
    if after and counted is not Lapse.WITHIN:  # within three days after
        return after, last + 1
    return (counted, before) if counted else None


def _in(hedges: set[str]) -> Lapse | None:
    """What “in” counts, by the words between it and the length: in three days, in the three days, in the last three."""
    if hedges & {"last", "past"}:
        return None
    return Lapse.DURING if "the" in hedges and not hedges & {"next", "coming"} else Lapse.AHEAD


def _skip_links(pieces: Sequence[Atom], place: int) -> int:
    """The place of the last word up to `place` that is no article or preposition; at most three are skipped."""
    for _ in range(3):
        if text_at(pieces, place) not in _LINKS:
            break
        place -= 1
    return place
