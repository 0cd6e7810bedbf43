"""`mtaudit gate`: the verdict alone, of two texts or of a report made before."""

from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit.cli.app import exit_code
from mtaudit.cli.options import AlignmentOption, with_settings
from mtaudit.cli.output import print_text
from mtaudit.cli.run import audited, gate_of
from mtaudit.errors import InputError
from mtaudit.report.escape import visible
from mtaudit.report.summary import NO_THRESHOLD

if TYPE_CHECKING:
    from mtaudit.config import Settings

OF_AUDITS = {
    ("min_confidence",): "--min-confidence",
    ("mqm_weights",): "--mqm-weights",
    ("glossary",): "--glossary",
    ("judge",): "--no-judge",
    ("max_bytes",): "--max-bytes",
    ("source_column",): "--source-column",
    ("target_column",): "--target-column",
    ("id_column",): "--id-column",
}
"""Flags that bear on what is found: a report read back has been made with or without them."""


@with_settings
def gate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE|REPORT.json",
            help="The original text; or a JSON report, or a file of aligned segments, alone.",
        ),
    ],
    target: Annotated[str | None, typer.Argument(metavar="TARGET", help="The copy to audit.")] = None,
    alignment: AlignmentOption = None,
    *,
    settings: "Settings",
) -> None:
    """Print one line of verdict and the reasons; exit with 0 when passed, 1 when failed."""
    from mtaudit.readers import read_report
    from mtaudit.readers.bitext import is_bitext

    if target is None and not is_bitext(source):
        given = [flag for key, flag in OF_AUDITS.items() if settings.origins.get(key, "").startswith("--")]
        if given or alignment is not None:
            flag = given[0] if given else "--alignment"
            raise InputError(f"{flag} is for a SOURCE and a TARGET: it is settled when a report is made.")
        report, verdict = gate_of(settings)(read_report(source))
    else:
        report, verdict = audited(source, target, alignment, settings)
    said = verdict.reasons if verdict.reasons or verdict.limits else (NO_THRESHOLD,)
    lines = ("passed" if verdict.passed else "failed", *(f"  {visible(reason)}" for reason in said))
    print_text("".join(f"{line}\n" for line in lines))
    raise typer.Exit(exit_code(report, verdict))
