"""Whether terms rendered by several words are found: in whole translated documents, as they are and with two planted.

A noun that a translation renders faithfully in two sentences is replaced there by two other nouns, drawn from all of
them. Where a document has no such noun nothing is planted. Findings in the documents as they are may be right: what one
of several systems makes of a foreign text is often inconsistent.

usage: python -m bench.consistency [--data DIR]
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, Pair, rows
from mtaudit.auditor import Auditor
from mtaudit.checks import inconsistent_term
from mtaudit.compare.context import lemma
from mtaudit.compare.terminology import Rendering, renderings
from mtaudit.model import Candidate, Unit

SYSTEMS = 2  # of each document, those whose names come first
LEAST = 5  # sentences of a text
REPORTED = 0.5
SEED = 3


def texts(data: Path) -> Iterator[list[Pair]]:
    """The sentences of each document with those of a system."""
    for row in rows("documents_dev", data):
        for system in sorted(row["targets"])[:SYSTEMS]:
            both = zip(row["source"], row["targets"][system], strict=True)
            pairs = [(source, target) for source, target in both if source.strip() and target.strip()]
            if len(pairs) >= LEAST:
                yield pairs


def figures(auditor: Auditor, data: Path = DEFAULT_DATA) -> dict[str, float]:
    """Findings per document, of how many documents, and the share of planted terms that are found."""
    documents = [(pairs, auditor.units(pairs)) for pairs in texts(data)]
    nouns = sorted({r.there.text for _, units in documents for r in _singular(units)})
    choose = random.Random(SEED)
    findings, planted, found = 0, 0, 0
    for pairs, units in documents:
        findings += len(_reported(units))
        if places := _places(units, choose):
            planted += 1
            term = lemma(places[0].here)
            changed = auditor.units(_replaced(pairs, places, choose.sample(nouns, len(places))))
            found += any(term == _term(unit, candidate) for unit, candidate in _reported(changed))
    return {
        "inconsistent terms per document": findings / max(1, len(documents)),
        f"inconsistent terms found (of {planted})": found / max(1, planted),
    }


def _reported(units: Sequence[Unit]) -> list[tuple[Unit, Candidate]]:
    return [proposal for proposal in inconsistent_term.survey(units) if proposal[1].strength >= REPORTED]


def _singular(units: Sequence[Unit]) -> list[Rendering]:
    """Common nouns that stand in the target as in the source, in the form that another noun can replace."""
    every = (rendering for found in renderings(units).values() for rendering in found)
    return [r for r in every if r.here.text == r.there.text and r.there.tag == "NN" and r.there.text.islower()]


def _places(units: Sequence[Unit], choose: random.Random) -> list[Rendering]:
    """Two places of one noun, in two sentences, that nothing else stands for anywhere; [] where there is none."""
    faithful = {id(rendering.there) for rendering in _singular(units)}
    terms = [found for found in renderings(units).values() if all(id(r.there) in faithful for r in found)]
    pairs = [(found[0], later) for found in terms for later in found[1:2] if later.unit.id != found[0].unit.id]
    return list(choose.choice(pairs)) if pairs else []


def _replaced(pairs: Sequence[Pair], places: Sequence[Rendering], nouns: Sequence[str]) -> list[Pair]:
    changed = list(pairs)
    for place, noun in zip(places, nouns, strict=True):
        source, target = changed[place.unit.id]
        changed[place.unit.id] = source, target[: place.there.start] + noun + target[place.there.end :]
    return changed


def _term(unit: Unit, candidate: Candidate) -> str:
    """The lemma of the term that a candidate is about."""
    tokens = unit.source.tokens if unit.source else ()
    return next((lemma(token) for token in tokens if token.span == candidate.source), "")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.consistency")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    for name, value in figures(CachedAuditor(judge=False), parser.parse_args().data).items():
        print(f"{name:40} {value:.3f}")


if __name__ == "__main__":
    main()
