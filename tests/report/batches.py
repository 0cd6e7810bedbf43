"""Batches made by hand, and large ones of which no two pairs are alike."""

import random
from collections.abc import Mapping, Sequence

from mtaudit.gate import decide_batch
from mtaudit.model import Batch, FindingCount, Outcome, Status
from mtaudit.mqm import Severity

SIGNATURE = "mtaudit:0.1.0|spacy:3.8.18|confidence:0.5|mqm:wmt"
HOSTILE = "\x1b[31m</script><script>alert(1)</script>\u202e\n{{ 7*7 }} " + "x" * 500
CHECKS = ("negation", "number", "omission", "placeholder", "quotation", "spelling", "tense")


def outcome(
    id: str,
    status: Status = Status.PASSED,
    quality: float | None = 95.0,
    found: Mapping[str, Mapping[Severity, int]] | None = None,
    reasons: Sequence[str] = (),
    signature: str = SIGNATURE,
) -> Outcome:
    """What became of a pair; `found` has the counts of each check."""
    counts = tuple(
        FindingCount(check, severity, counts[severity])
        for check, counts in sorted((found or {}).items())
        for severity in sorted(counts, reverse=True)
    )
    return Outcome(
        id=id,
        source=f"originals/{id}.txt",
        target=f"copies/{id}.txt",
        status=status,
        reasons=tuple(reasons),
        quality=quality,
        penalty=None if quality is None else round(2 * (100 - quality), 2),
        source_lost=None if quality is None else 0.0123,
        source_words=0 if quality is None else 400,
        units=0 if quality is None else 20,
        findings=counts,
        signature=signature,
        digest=f"digest of {id}",
    )


def batch(*outcomes: Outcome, may_fail: float = 0.05) -> Batch:
    return Batch(outcomes, decide_batch(outcomes, may_fail))


PASSED = outcome("calm-sea", quality=97.4)
FAILED = outcome(
    "high-wind",
    Status.FAILED,
    41.3,
    {"negation": {Severity.CRITICAL: 2}, "spelling": {Severity.MINOR: 3, Severity.NEUTRAL: 1}},
    ["2 critical findings; the limit is 0.", "Quality is 41.30; the limit is 80."],
)
BROKEN = outcome("no-such", Status.ERROR, None, reasons=["'copies/no-such.txt' does not exist."], signature="mtaudit")
FEW = batch(PASSED, FAILED, outcome("fair-wind", quality=84.9, found={"spelling": {Severity.MINOR: 1}}), BROKEN)


def many(count: int) -> Batch:
    """So many pairs: one in a hundred could not be audited, one in seven failed."""
    return batch(*(_any(number, random.Random(number)) for number in range(count)))


def _any(number: int, rng: random.Random) -> Outcome:
    if number % 100 == 0:
        return outcome(f"article-{number:06}", Status.ERROR, None, reasons=["The target has no words."])
    failed = number % 7 == 0
    quality = round(rng.uniform(20, 80) if failed else rng.uniform(75, 100), 2)
    found = {
        check: {severity: rng.randint(1, 5) for severity in rng.sample(list(Severity), 2)}
        for check in rng.sample(CHECKS, rng.randint(0, 4))
    }
    reasons = [f"Quality is {quality}; the limit is 80."] if failed else []
    return outcome(f"article-{number:06}", Status.FAILED if failed else Status.PASSED, quality, found, reasons)
