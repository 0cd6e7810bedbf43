"""Passages: the smallest groups of units in which two reports agree on the sentences of the source."""

from collections import Counter
from typing import NamedTuple

from mtaudit.model import Report, Unit

Sentence = tuple[str, int]  # its words, and the how-many-eth of these words it is in the text


class Passage(NamedTuple):
    """Units of the old and of the new report that hold the same source sentences, and how many these are.

    Units without a source belong to the passage before them, as sentences added there do.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    sentences: int


def shared_passages(old: Report, new: Report) -> list[Passage]:
    """The passages that both reports have, in the old report's order; a source sentence of one alone is in none."""
    olds, news = _attached(old), _attached(new)
    place = {sentence: index for index, group in enumerate(news) for sentence in group.sentences}
    home = {sentence: index for index, group in enumerate(olds) for sentence in group.sentences}
    passages = []
    seen: set[int] = set()
    for index in range(len(olds)):
        if index in seen:
            continue
        left, right = _closed(index, olds, news, home, place)
        seen |= left
        before = {sentence for i in left for sentence in olds[i].sentences}
        after = {sentence for j in right for sentence in news[j].sentences}
        if before and before == after:
            passages.append(Passage(_units(left, olds), _units(right, news), len(before)))
    return passages


class _Group(NamedTuple):
    """A unit with source sentences, and what was added after it."""

    units: list[Unit]
    sentences: list[Sentence]


def _attached(report: Report) -> list[_Group]:
    """The units of a report in groups that have a source; what was added before the first belongs to that."""
    sentences = _sentences(report)
    groups: list[_Group] = []
    leading: list[Unit] = []
    for unit in report.units:
        if unit.source:
            groups.append(_Group([*leading, unit], [sentences[number] for number in unit.source.sentences]))
            leading = []
        elif groups:
            groups[-1].units.append(unit)
        else:
            leading.append(unit)
    return groups


def _sentences(report: Report) -> dict[int, Sentence]:
    """The source sentences by their numbers, whatever white space is between their words."""
    words = {
        number: " ".join(unit.source.excerpt(report.source.sentences[number]).split())
        for unit in report.units
        if unit.source
        for number in unit.source.sentences
    }
    times: Counter[str] = Counter()
    sentences = {}
    for number in sorted(words):
        times[words[number]] += 1
        sentences[number] = (words[number], times[words[number]])
    return sentences


def _units(chosen: set[int], groups: list[_Group]) -> tuple[Unit, ...]:
    return tuple(unit for index in sorted(chosen) for unit in groups[index].units)


def _closed(
    index: int, olds: list[_Group], news: list[_Group], home: dict[Sentence, int], place: dict[Sentence, int]
) -> tuple[set[int], set[int]]:
    """The groups of either report that hang together with an old one by the sentences they share."""
    left, right, waiting = {index}, set[int](), [(olds[index], True)]
    while waiting:
        group, is_old = waiting.pop()
        others, table, found = (news, place, right) if is_old else (olds, home, left)
        for sentence in group.sentences:
            partner = table.get(sentence)
            if partner is not None and partner not in found:
                found.add(partner)
                waiting.append((others[partner], not is_old))
    return left, right
