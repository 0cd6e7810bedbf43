"""What all checks propose of the units of a text, and how much each is to be believed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtaudit.disposal import dispose, graded, in_context
from mtaudit.failures import Failures
from mtaudit.findings import Proposal, check_id
from mtaudit.model import Candidate, Check, DocumentCheck, Unit, UnitCheck
from mtaudit.progress import Progress, Stage, counted


def proposed(
    units: Sequence[Unit], checks: Iterable[Check], failures: Failures, progress: Progress, *, is_text: bool
) -> list[Proposal]:
    """The candidates of all checks, with their confidence; one that crashes keeps what it had proposed before.

    Checks of whole documents are asked only where the units make a text, and then about the text only.
    """
    proposals: list[Proposal] = []
    named = {f"The check '{check_id(check)}'": check for check in checks}
    surveys = {name: check for name, check in named.items() if is_text and isinstance(check, DocumentCheck)}
    single = {name: check for name, check in named.items() if isinstance(check, UnitCheck) and name not in surveys}
    # checks share what they read in a unit, and keep it only for a while
    for unit in counted(units, progress, Stage.CHECKING, len(units)):
        for name, check in single.items():
            with failures.of(name, f"unit {unit.id}"):
                proposals.extend(_proposal(check, candidate, unit) for candidate in check.propose(unit))
    for name, survey in surveys.items():
        with failures.of(name, "the text"):
            proposals.extend(_proposal(survey, candidate, unit) for unit, candidate in survey.survey(units))
    believed = in_context(proposals, units) if is_text else proposals
    return [graded(proposal) for proposal in believed]


def _proposal(check: Check, candidate: Candidate, unit: Unit) -> Proposal:
    confidence, severity = dispose(check, candidate, unit)
    return Proposal(check, replace(candidate, severity=severity), unit, confidence)
