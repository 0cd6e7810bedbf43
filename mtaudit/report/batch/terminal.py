"""A batch as a terminal shows it: the verdict, how many ended how, their qualities, what was found, the worst pairs."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mtaudit.model import Batch, Outcome, Status
from mtaudit.report.batch.figures import SIGNS, Bin, CheckCount, by_check, compact, ended, histogram, median_quality
from mtaudit.report.console import draw, hanging
from mtaudit.report.escape import one_line, visible
from mtaudit.report.inline import SEVERITY_STYLES
from mtaudit.report.summary import SYMBOLS, plural

_STYLES = {Status.PASSED: "bold green", Status.FAILED: "bold red", Status.ERROR: "bold magenta"}
_BIN = 10  # points of quality
_CHECKS, _WORST = 8, 5  # lines of each
_NAME, _REASON = 40, 200  # characters


def render(batch: Batch, *, width: int, color: bool) -> str:
    """The summary as lines of at most `width` columns (20 to 120)."""
    width = max(20, min(width, 120))
    return draw(_blocks(batch, width - 4), width=width, color=color)


def _blocks(batch: Batch, width: int) -> Iterator[RenderableType]:
    for section in _sections(batch, width):
        yield ""
        yield section
    yield ""


def _sections(batch: Batch, width: int) -> Iterator[RenderableType]:
    yield _verdict(batch)
    if not batch.outcomes:
        return
    yield _facts(batch)
    bins = histogram(batch, _BIN)
    if any(bin.total for bin in bins):
        yield _histogram(bins, width)
    if checks := by_check(batch):
        yield _checks(checks)
    worst = batch.worst_first
    errors = [outcome for outcome in worst if outcome.status is Status.ERROR]
    if errors:
        yield Group(Text("Could not be audited", "dim"), _listed(errors[:_WORST]), *_more(len(errors) - _WORST, "pair"))
    if audited := worst[len(errors) : len(errors) + _WORST]:
        yield Group(Text("Worst pairs, with their quality", "dim"), _listed(audited))


def _verdict(batch: Batch) -> RenderableType:
    passed = batch.verdict.passed
    head = Text("✓ Passed", "bold green") if passed else Text("✗ Failed", "bold white on red")
    sentences = [limit.sentence for limit in batch.verdict.limits] if passed else batch.verdict.reasons
    reasons = (hanging(Text("  "), Text(visible(sentence))) for sentence in sentences)
    return Group(Text.assemble(head, (f"   {plural(len(batch.outcomes), 'pair')}", "dim")), *reasons)


def _facts(batch: Batch) -> RenderableType:
    counts = [
        Text(f"{SIGNS[status]} {count:,} {status}", _STYLES[status]) for status, count in ended(batch).items() if count
    ]
    quality = median_quality(batch)
    grid = Table.grid(padding=(0, 2))
    grid.add_row(Text("Pairs", "dim"), Text("   ").join(counts))
    if quality is not None:
        grid.add_row(Text("Quality", "dim"), Text.assemble((f"{quality:.1f}", "bold"), " of 100, the median"))
    return grid


def _histogram(bins: Sequence[Bin], width: int) -> RenderableType:
    """A line for each bin from the first that has pairs: those that did not pass, then those that did."""
    first = next(place for place, bin in enumerate(bins) if bin.total)
    most, room = max(bin.total for bin in bins), max(4, min(width - 18, 60))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for bin in bins[first:]:
        bad = bin.total - bin.counts[Status.PASSED]
        whole, part = _columns(bin.total, most, room), _columns(bad, most, room)
        bar = Text.assemble(("▓" * part, _STYLES[Status.FAILED]), "█" * max(0, whole - part))
        grid.add_row(Text(f"{bin.low}–{bin.high}", "dim"), bar, compact(bin.total) if bin.total else "")
    words = (("Quality   ", "dim"), ("▓", _STYLES[Status.FAILED]), (" not passed   ", "dim"), "█", (" passed", "dim"))
    return Group(Text.assemble(*words), grid)


def _columns(count: int, most: int, room: int) -> int:
    """The length of a bar; of what there is at all, at least one."""
    return max(round(room * count / most), 1) if count else 0


def _checks(checks: Sequence[CheckCount]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="ellipsis", no_wrap=True)
    for _ in (*SYMBOLS, "pairs"):
        table.add_column(justify="right", no_wrap=True)
    symbols = (Text(symbol, SEVERITY_STYLES[severity]) for severity, symbol in SYMBOLS.items())
    table.add_row(Text("Findings", "dim"), *symbols, Text("pairs", "dim"))
    for row in checks[:_CHECKS]:
        counts = (Text(compact(count), "" if count else "dim") for count in row.counts.values())
        table.add_row(one_line(row.check, _NAME), *counts, Text(compact(row.pairs), "dim"))
    return Group(table, *_more(len(checks) - _CHECKS, "check"))


def _listed(outcomes: Sequence[Outcome]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for outcome in outcomes:
        quality = "" if outcome.quality is None else f"{outcome.quality:.0f}"
        name = Text(one_line(outcome.id, _NAME), "bold")
        reason = one_line(outcome.reasons[0], _REASON) if outcome.reasons else ""
        grid.add_row(Text(SIGNS[outcome.status], _STYLES[outcome.status]), quality, Text.assemble(name, "  ", reason))
    return grid


def _more(count: int, noun: str) -> Iterator[RenderableType]:
    if count > 0:
        yield Text(f"… and {plural(count, noun)} more", "dim")
