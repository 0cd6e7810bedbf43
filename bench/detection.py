"""A check under the lens: what it finds among planted errors, what it misses, and its false alarms in full.

usage: python -m bench.detection CHECK… [--rows N] [--show alarms|misses|human] — several checks count as one.
"""

import argparse
import importlib
from collections.abc import Iterable
from pathlib import Path

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, rows
from bench.planted import ALARM_RATE, threshold
from bench.units import units
from mtaudit.model import Candidate, Unit, UnitCheck
from mtaudit.mqm import Severity


def load(check: str) -> UnitCheck:
    """The module of a check id, listed or not yet."""
    module: UnitCheck = importlib.import_module(f"mtaudit.checks.{check.replace('-', '_')}")
    return module


def strongest(found: Iterable[Candidate]) -> float:
    """The greatest strength of an error, 0 where there is none."""
    return max((c.strength for c in found if c.severity > Severity.NEUTRAL), default=0.0)


def main() -> None:
    """Print one line per perturbation, then false alarms per corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checks", nargs="+")
    parser.add_argument("--rows", type=int, default=120, help="rows per perturbation; 0 for all")
    parser.add_argument("--only", default="", help="only perturbations whose name contains this")
    parser.add_argument("--show", choices=["alarms", "misses", "human"])
    parser.add_argument("--most", type=int, default=25, help="how many to show")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    checks = [load(name) for name in options.checks]
    auditor = CachedAuditor()

    def propose(unit: Unit) -> list[Candidate]:
        return [candidate for check in checks for candidate in check.propose(unit)]

    def show(unit: Unit, found: Iterable[Candidate]) -> None:
        assert unit.source
        assert unit.target
        print(f"\n  S {unit.source.text}\n  T {unit.target.text}")
        for c in sorted(found, key=lambda c: -c.strength):
            print(f"    {c.severity.label} {c.strength:.2f} {c.message}")

    by_kind: dict[str, list[dict[str, str]]] = {}
    for row in rows("demetr_dev", options.data):
        by_kind.setdefault(row["perturbation"], []).append(row)
    taken = {kind: found[: options.rows or None] for kind, found in by_kind.items() if options.only in kind}
    pairs = sorted({(row["source"], row["target"]) for found in taken.values() for row in found})
    clean_units = {(u.source.text, u.target.text): u for u in units(pairs, auditor) if u.source and u.target}
    clean_found = {pair: propose(unit) for pair, unit in clean_units.items()}
    clean = {pair: strongest(found) for pair, found in clean_found.items()}
    limit = threshold(list(clean.values()))
    shipped = sum(value >= 0.5 for value in clean.values()) / len(clean)
    print(f"clean rows {len(clean)}: {shipped:.3f} alarmed at 0.5; {ALARM_RATE:.0%} at {limit:.3f}")
    if options.show == "alarms":
        for pair in sorted(clean, key=lambda p: -clean[p])[: options.most]:
            show(clean_units[pair], clean_found[pair])
    for kind, found in sorted(taken.items()):
        perturbed = list(units([(row["source"], row["perturbed"]) for row in found], auditor))
        proposals = [propose(unit) for unit in perturbed]
        values = [strongest(p) for p in proposals]
        print(
            f"{kind:32} n {len(values):4}  at 5% {sum(v >= limit for v in values) / len(values):.3f}"
            f"  at 0.5 {sum(v >= 0.5 for v in values) / len(values):.3f}"
        )
        if options.show == "misses" and options.only:
            for unit, proposal, value in zip(perturbed, proposals, values, strict=True):
                if value < limit:
                    show(unit, proposal)
    for name in ("human_pairs_dev", "clean_backtranslation_dev"):
        sample = list(rows(name, options.data))[:: 1 if not options.rows else 3]
        words, counts = 0, dict.fromkeys(Severity, 0)
        for unit in units([(row["source"], row["target"]) for row in sample], auditor):
            assert unit.target
            words += len(unit.target.text.split())
            loud = [c for c in propose(unit) if c.strength >= 0.5]
            for candidate in loud:
                counts[candidate.severity] += 1
            if options.show == "human" and any(c.severity > Severity.MINOR for c in loud):
                show(unit, loud)
        rates = ", ".join(f"{s.label} {1000 * n / words:.2f}" for s, n in counts.items())
        print(f"{name}: {len(sample)} pairs, {words} words; findings per 1,000 words: {rates}")


if __name__ == "__main__":
    main()
