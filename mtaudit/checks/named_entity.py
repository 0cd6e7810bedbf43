"""A name was replaced by another, lost, or put in where the source has none.

Names are compared by value: another spelling or transliteration (Sergey/Sergei), an acronym and its long form, a place
and its people (Latvia/Latvian), a part of a full name or a title left out are one name; where the spelling differs, a
neutral note says so. In a whole text, the other part of a full name, and an acronym introduced in brackets, are the
same name too.

Not seen: a name that two people share; a wrong name already in the source.

Bad:  The plane was diverted to Kandahar. → The plane was diverted to Nairobi.
Good: The Latvian capital hosted NATO ministers. → The capital of Latvia hosted NATO ministers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtaudit.compare.common import is_common
from mtaudit.compare.doubts import doubted
from mtaudit.compare.forms import Form, is_acronym, like_beginning, misspelt, shared_letters
from mtaudit.compare.lexicon import known
from mtaudit.compare.matching import Match, match_names
from mtaudit.compare.mentions import Mentions
from mtaudit.compare.names import NAMING
from mtaudit.compare.places import same_place
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import CONTENT, quote
from mtaudit.model import Candidate, Segment, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

# How surely an expert would mark it where the names are sure: one replaced, a word of one, one misspelt, one lost.
REPLACED, REWORDED, MISSPELT, REMOVED = 0.92, 0.45, 0.55, 0.65
ADDED_LONG, ADDED_SHORT = 0.6, 0.4  # a name put in, of several words or of one
OTHER_ACRONYM, SAME_LETTERS = 0.8, 0.4  # an acronym replaced, by one that has half of its letters: IHC/IGC
DOUBTED = 0.15  # chance of a major error from which on the judge doubts the name, too
OTHER = {"PERSON": "another person", "GPE": "another place", "LOC": "another place", "NORP": "another people or group"}
# What speaks against it, as factors.
UNCERTAIN = 0.62  # a tagger's guess, or a word that may be no name
ACRONYM = 0.5  # an acronym may stand for a long form that we do not know
FILLED = 0.5  # another word stands where the lost name stood
PARTLY = 0.9  # some of the name is left


def propose(unit: Unit) -> Iterator[Candidate]:
    """Candidates for names replaced, added and lost, and notes on names in another spelling."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    ours, theirs = match_names(source), match_names(target)
    yield from _notes(source, ours)
    new = [match for match in theirs if match.absent]
    for match in ours:
        if not match.absent:
            continue
        other = next((other for other in new if _correspond(source, target, match, other)), None)
        if other is not None:
            new.remove(other)
            yield _replaced(unit, source.here, target.here, match, other)
        elif match.beheaded:
            yield _removed(source, match)
    yield from (_added(target.here, match) for match in new if match.beheaded)


def survey(units: Sequence[Unit]) -> Iterator[tuple[Unit, Candidate]]:
    """The same of a whole text, which tells who is who: there another name for the same is a note."""
    known = Mentions(units)
    for unit in units:
        for candidate in propose(unit):
            note = _one_name(known, unit, candidate) if candidate.severity > Severity.NEUTRAL else None
            yield unit, replace(candidate, severity=Severity.NEUTRAL, message=note) if note else candidate


def _one_name(known: Mentions, unit: Unit, candidate: Candidate) -> str | None:
    """Why the text itself makes the names at a candidate one, if it does."""
    source, target = unit.source, unit.target
    if source is None or target is None:
        return None
    was, became = (
        side.excerpt(span) if span else "" for side, span in ((source, candidate.source), (target, candidate.target))
    )
    if full := known.full_name(was.split(), became.split()):
        return f"{quote(was)} and {quote(became)} are one name, {quote(full)} elsewhere in the text."
    if known.stands_for(became, source.tokens):
        return f"The source spells out what the target writes as {quote(became)}, an acronym that the text introduces."
    if known.stands_for(was, target.tokens):
        return f"The target spells out what the source writes as {quote(was)}, an acronym that the text introduces."
    return None


def _correspond(source: Side, target: Side, a: Match, b: Match) -> bool:
    """Whether the two names are linked, or one stands in the other's place."""
    ours, theirs = range(a.name.first, a.name.last + 1), range(b.name.first, b.name.last + 1)
    if any(other in theirs for index in ours for other, _ in source.links[index]):
        return True
    there, here = source.place(ours[0], ours[-1]), target.place(theirs[0], theirs[-1])
    return max(there.start, theirs.start) < min(there.stop, theirs.stop) or (
        max(here.start, ours.start) < min(here.stop, ours.stop)
    )


def _replaced(unit: Unit, source: Segment, target: Segment, a: Match, b: Match) -> Candidate:
    before, after = _tokens(source, a), _tokens(target, b)
    spans = source.cover(a.absent), target.cover(b.absent)
    was, became = quote(source.excerpt(spans[0])), quote(target.excerpt(spans[1]))
    if len(before) == len(after) and all(_astray(x.text, y.text, a) for x, y in zip(before, after, strict=True)):
        message = f"The name {was} is written {became}: a reader may take it for another."
        return Candidate(Severity.MINOR, MISSPELT, *spans, message)
    sure = _sureness(source, a) * _sureness(target, b)
    acronyms = sum(all(_is_unknown_acronym(token.text) for token in side) for side in (before, after))
    if acronyms == 1:
        sure *= ACRONYM
    if acronyms == 2:
        message = f"The acronym {was} became {became}, which stands for something else or nothing."
        alike = len(before) == len(after) == 1 and shared_letters(before[0].text, after[0].text) >= 0.5
        severity, usual = (Severity.MINOR, SAME_LETTERS) if alike else (Severity.MAJOR, OTHER_ACRONYM)
        return Candidate(severity, usual * sure, *spans, message)
    if (a.kept or b.kept) and any(known(token.text.lower()) and not _is_place(token) for token in before + after):
        message = f"A part of a name, {was} became {became}: it may name something else."
        return Candidate(Severity.MAJOR, REWORDED * sure, *spans, message)
    severity = SEVERITY if sure == 1 and doubted(unit.judgement, *spans, DOUBTED) else Severity.MAJOR
    sure *= PARTLY if a.kept or b.kept else 1
    return Candidate(severity, REPLACED * sure, *spans, f"{was} became {became}: {_what(a, source)} is named.")


def _astray(a: str, b: str, match: Match) -> bool:
    """Whether a name is only written wrong: a slip, or, in a name of which a part is right, a like beginning."""
    return misspelt(a, b) or (bool(match.kept) and like_beginning(a, b))


def _what(match: Match, segment: Segment) -> str:
    """What the other name makes of it: another person, another place."""
    labels = {segment.tokens[index].entity for index in match.absent}
    return next((thing for label, thing in OTHER.items() if label in labels), "something else")


def _removed(source: Side, match: Match) -> Candidate:
    span = source.here.cover(match.absent)
    place = source.place(match.name.first, match.name.last)
    filled = any(source.there.tokens[j].pos in CONTENT or source.there.tokens[j].pos == "PRON" for j in place)
    sure = _sureness(source.here, match) * (FILLED if filled else 1) * (PARTLY if match.kept else 1)
    message = f"The source names {quote(source.here.excerpt(span))}; the target names nobody and nothing in its place."
    return Candidate(Severity.MAJOR, REMOVED * sure, span, None, message)


def _added(target: Segment, match: Match) -> Candidate:
    span = target.cover(match.absent)
    sure = _sureness(target, match) * (PARTLY if match.kept else 1)
    message = f"The target names {quote(target.excerpt(span))}, of whom or which the source says nothing."
    usual = ADDED_LONG if len(match.absent) > 1 else ADDED_SHORT
    return Candidate(Severity.MAJOR, usual * sure, None, span, message)


def _notes(source: Side, matches: Sequence[Match]) -> Iterator[Candidate]:
    """One note for each name that returns in another spelling, or as an acronym."""
    for match in matches:
        partners: dict[int, list[int]] = {}
        for here, there, form in match.kept:
            if form in (Form.SPELLING, Form.ACRONYM):
                partners.setdefault(there, []).append(here)
        for there, words in partners.items():
            a, b = source.here.cover(words), source.there.cover([there])
            message = f"{quote(source.here.excerpt(a))} and {quote(source.there.excerpt(b))} are one name in two forms."
            yield Candidate(Severity.NEUTRAL, 1.0, a, b, message)


def _tokens(segment: Segment, match: Match) -> list[Token]:
    return [segment.tokens[index] for index in match.absent]


def _proper(token: Token) -> bool:
    """Whether the word by itself names something, and is no common noun like Office or Cup."""
    return not is_common(token.text) or _is_place(token)


def _is_place(token: Token) -> bool:
    return same_place(token.text, token.text)


def _is_unknown_acronym(word: str) -> bool:
    return is_acronym(word) and not same_place(word, word)


def _sureness(segment: Segment, match: Match) -> float:
    sure = 1.0 if match.name.certain else UNCERTAIN
    named = any(_proper(token) or token.entity in NAMING for token in _tokens(segment, match))
    return sure if named else sure * UNCERTAIN
