"""The report an editor reads at a terminal: on the first screen whether to publish, then the units as word diffs.

What comes first is what decides: the verdict and why, how good the copy is, what was found, the worst of it. The rest
stands in text order. What an earlier audit or a reviewer knows already is marked, listed last, and not counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.styled import Styled
from rich.table import Table
from rich.text import Text

from mtaudit.model import Report, Unit, Verdict
from mtaudit.report.console import draw, hanging
from mtaudit.report.diff import kept_codes, word_diff
from mtaudit.report.doubts import doubted_besides
from mtaudit.report.escape import one_line, visible
from mtaudit.report.inline import LEGEND, SEVERITY_STYLES, inline_diff
from mtaudit.report.marks import Note, notes_by_unit
from mtaudit.report.summary import (
    SYMBOLS,
    Outcome,
    coverage,
    explanation,
    file_line,
    found_no_more,
    headline,
    not_counted,
    noun,
    outcome,
    penalty,
    percent,
    position,
    severity_counts,
    standing,
    title,
)

_GOOD, _BAD, _BROKEN = ("✓ ", "bold green"), ("✗ ", "bold red"), ("! ", "bold red")
_MARKS = {
    Outcome.PASSED: _GOOD,
    Outcome.FAILED: ("✗ ", "bold white on red"),
    Outcome.NOT_AUDITABLE: ("✗ ", "bold white on red"),
    Outcome.INCOMPLETE: ("! ", "bold white on red"),
    Outcome.UNGATED: ("", "bold"),
}
_WORST = 3
_READ = 100  # units shown, those with the gravest findings: a reader's patience
_LISTED = 6  # lines of a list of what is no news


class Detail(Enum):
    """How much is shown: the verdict and why; also the units worth reading; everything."""

    QUIET = auto()
    NORMAL = auto()
    VERBOSE = auto()


def render(report: Report, verdict: Verdict | None, *, width: int, color: bool, detail: Detail = Detail.NORMAL) -> str:
    """The report as lines of at most `width` columns (20 to 120)."""
    width = max(20, min(width, 120))
    return draw(_blocks(report, verdict, detail, width - 4), width=width, color=color)


def _blocks(report: Report, verdict: Verdict | None, detail: Detail, width: int) -> Iterator[RenderableType]:
    if detail is Detail.QUIET:
        yield _verdict(report, verdict, detail)
        return
    for section in _sections(report, verdict, detail, width):
        yield ""
        yield from section
    yield ""


def _sections(
    report: Report, verdict: Verdict | None, detail: Detail, width: int
) -> Iterator[Iterable[RenderableType]]:
    yield [_verdict(report, verdict, detail)]
    if not report.auditable:
        return
    yield [_facts(report)]
    notes = notes_by_unit(report)
    numbered = {note.finding: note for unit_notes in notes.values() for note in unit_notes}
    found = [numbered[finding] for finding in report.findings if finding in numbered]
    worst = [note for note in found if note.is_error]
    if worst and len(found) > 1:
        yield [Text("Worst findings", "dim"), _listed(worst[:_WORST])]
    low = {unit.id for unit in report.worst_units}
    wanted = list(dict.fromkeys((*low.difference(notes), *(note.finding.unit for note in worst))))
    read = set(wanted[:_READ])
    units = [unit for unit in report.units if detail is Detail.VERBOSE or unit.id in read]
    if units:
        yield [Text.assemble(*LEGEND)]
    for unit in units:
        yield _unit(unit, file_line(report, unit), notes.get(unit.id, []), width, doubted=unit.id in low)
    if len(units) < len(wanted):
        yield _more(len(wanted) - len(units), f" {noun(report.units)}s, none graver")
    shown = {unit.id for unit in units}
    rest = [note for note in found if note.finding.unit not in shown and not note.is_error]
    for heading, is_open in (("Noted, but no errors", True), ("Known or suppressed, not counted", False)):
        if listed := [note for note in rest if note.finding.is_open is is_open]:
            yield [Text(heading, "dim"), _listed(listed[:_LISTED]), *_more(len(listed) - _LISTED)]
    if report.unmatched:
        yield _unmatched(report, detail)
    if report.source.set_aside or report.target.set_aside:
        yield _set_aside(report, detail)
    if detail is Detail.VERBOSE:
        yield [Text(visible(report.signature), "dim")]
    if units:  # the first screen is out of sight
        yield [Text.assemble(_headline(report, verdict), f"   quality {report.scores.quality:.1f}   ", _counts(report))]


def _headline(report: Report, verdict: Verdict | None) -> Text:
    mark, style = _MARKS[outcome(report, verdict)]
    return Text(mark + headline(report, verdict), style)


def _verdict(report: Report, verdict: Verdict | None, detail: Detail) -> RenderableType:
    heading = Text.assemble(_headline(report, verdict), "   ", (title(report), "dim"))
    limits = verdict.limits if verdict and detail is Detail.VERBOSE else ()
    told = {visible(limit.sentence) for limit in limits}
    failures = () if report.complete else set(map(visible, report.failures))
    bad = _BAD if verdict and verdict.reasons else ("", "")
    reasons = [
        hanging(Text.assemble("  ", _BROKEN if sentence in failures else bad), Text(sentence))
        for sentence in explanation(report, verdict)
        if sentence not in told
    ]
    reasons += [
        hanging(
            Text.assemble("  ", _GOOD if limit.passed else _BAD),
            Text.assemble(visible(limit.sentence), (f"  {visible(limit.setting)}", "dim")),
        )
        for limit in limits
    ]
    return Group(heading, *reasons)


def _facts(report: Report) -> RenderableType:
    scores = report.scores
    none = Text("none open" if report.findings else "none")
    facts = [("Quality", _quality(report)), ("Findings", _counts(report) or none)]
    if closed := not_counted(report):
        facts.append(("", Text(f"not counted: {closed}", "dim")))
    facts.append(("Penalty", Text(visible(penalty(report)))))
    if scores.source_lost > 0:
        facts.append(("Lost", Text(f"{100 * scores.source_lost:.1f}% of the source’s words")))
    facts += [
        (f"{noun(report.units).capitalize()}s", Text(_coverage(report))),
        ("Likeness", Text(f"BLEU {scores.bleu.score:.1f}   chrF {scores.chrf.score:.1f}   TER {scores.ter.score:.1f}")),
    ]
    grid = Table.grid(padding=(0, 2))
    for label, fact in facts:
        grid.add_row(Text(label, "dim", no_wrap=True), fact)
    return grid


def _coverage(report: Report) -> str:
    """How many sentences either side has, or how many segments both have, and what became of them."""
    source, target = len(report.source.sentences), len(report.target.sentences)
    return f"{source:,}{f' → {target:,}' if noun(report.units) == 'sentence' else ''}: {coverage(report)}"


def _quality(report: Report) -> Text:
    worst = [f"{position(unit)} ({unit.scores.quality:.0f})" for unit in report.worst_units if unit.scores]
    lowest = f"   lowest in {noun(report.units)} {', '.join(worst)}" if worst else ""
    return Text.assemble((f"{report.scores.quality:.1f}", "bold"), " of 100", (lowest, "dim"))


def _counts(report: Report) -> Text:
    counts = [
        Text(f"{SYMBOLS[severity]} {count} {severity.label}", SEVERITY_STYLES[severity])
        for severity, count in severity_counts(report).items()
        if count
    ]
    return Text("   ").join(counts)


def _listed(notes: Sequence[Note]) -> RenderableType:
    """A line for each finding: its number, how grave it is, what it says."""
    grid = Table.grid(padding=(0, 1))
    for note in notes:
        finding = note.finding
        known = standing(finding) if not finding.is_open else ""
        symbol = Text(SYMBOLS[finding.severity], SEVERITY_STYLES[finding.severity] if finding.is_open else "dim")
        message = Text.assemble((f"{known}  " if known else "", "dim"), one_line(finding.message))
        grid.add_row(Text(f"{note.number:>3}", "dim"), symbol, message)
    return grid


def _unit(unit: Unit, line: str, notes: Sequence[Note], width: int, *, doubted: bool) -> Iterator[RenderableType]:
    label, place = f"{noun([unit]).capitalize()} {position(unit)} ", f" {line} " if line else ""
    score = f" quality {unit.scores.quality:.0f}" if unit.scores and unit.source and unit.target else ""
    room = width - cell_len(label) - len(score)
    beside = place if cell_len(place) < room else ""
    rule = "─" * (room - cell_len(beside))
    yield Text.assemble((label, "bold"), (beside + rule + score, "dim"), no_wrap=True, overflow="ellipsis")
    if place and not beside:
        yield Text(line, "dim", no_wrap=True, overflow="ellipsis")
    yield Text.assemble(*inline_diff(word_diff(unit), notes, kept_codes(unit)))
    for note in notes:
        yield _finding(note)
    if doubted and (said := doubted_besides(unit, notes)):
        yield hanging(Text("    ? ", "bold"), Text(said))


def _finding(note: Note) -> RenderableType:
    finding = note.finding
    style = SEVERITY_STYLES[finding.severity] if finding.is_open else "dim"
    head = Text.assemble(
        (f"{SYMBOLS[finding.severity]} {finding.severity.label}", style),
        "  ",
        (visible(finding.check), "bold" if finding.is_open else "dim"),
        (f"  {percent(finding.confidence)} sure", "dim"),
        (f"  {standing(finding)}" if standing(finding) else "", "italic"),
    )
    lines = [head, Text(one_line(finding.message))]
    if finding.suppression:
        lines.append(Text(f"Reviewer: {one_line(finding.suppression)}", "italic"))
    return hanging(Text(f"{note.number:>3} ", "dim"), Group(*lines))


def _unmatched(report: Report, detail: Detail) -> Iterator[RenderableType]:
    known = report.unmatched if detail is Detail.VERBOSE else report.unmatched[:_LISTED]
    grid = Table.grid(padding=(0, 1))
    for finding in known:
        message = Text(one_line(finding.message), no_wrap=True, overflow="ellipsis")
        grid.add_row("   ", SYMBOLS[finding.severity], finding.origin, message)
    yield Text(f"Found no more: {found_no_more(report)}", "dim")
    yield Styled(grid, "dim")
    yield from _more(len(report.unmatched) - len(known))


def _more(count: int, what: str = "") -> Iterator[RenderableType]:
    if count > 0:
        yield Text(f"    … and {count:,} more{what} (--verbose shows all)", "dim")


def _set_aside(report: Report, detail: Detail) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    for side, segmented in (("source", report.source), ("target", report.target)):
        lines = segmented.set_aside if detail is Detail.VERBOSE else segmented.set_aside[:_LISTED]
        for aside in lines:
            excerpt = one_line(aside.span.of(segmented.document.text))
            grid.add_row(side, Text(visible(aside.reason)), Text(excerpt, no_wrap=True, overflow="ellipsis"))
        if len(lines) < len(segmented.set_aside):
            grid.add_row(side, "", f"… and {len(segmented.set_aside) - len(lines)} more")
    yield Text("Set aside as page furniture, neither aligned nor checked", "dim")
    yield Styled(grid, "dim")
