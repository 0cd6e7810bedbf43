"""docs/checks.md: every check, from its docstring and from the record of how often it is right.

usage: python -m bench.catalogue — writes docs/checks.md and docs/confidence.svg
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mtaudit.checks import CHECKS
from mtaudit.documentation import Documentation, documentation
from mtaudit.findings import check_id
from mtaudit.record import Band, Records, records
from mtaudit.report.checks import reliability

DOCS = Path(__file__).resolve().parents[1] / "docs"
_SIZE, _MARGIN = 240, 40  # of the diagram, in pixels: the side of the square, what is left for the labels


def render(checks: Mapping[str, Documentation], table: Records) -> str:
    """The page, in Markdown."""
    return "\n".join([*_introduction(), *_overview(checks, table), *_confidence(table), *_checks(checks, table)])


def diagram(bands: Sequence[Band]) -> str:
    """The reliability diagram, as SVG: the share that was marked, by confidence; on the diagonal they are equal."""
    side, edge = _SIZE, _SIZE + 2 * _MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {edge} {edge}" width="{edge}" height="{edge}" '
        'font-family="sans-serif" font-size="11">',
        f'<rect width="{edge}" height="{edge}" fill="white"/>',
        f'<path d="M{_MARGIN} {_MARGIN}v{side}h{side}" fill="none" stroke="#888"/>',
        f'<path d="M{_MARGIN} {_MARGIN + side}l{side} {-side}" stroke="#bbb" stroke-dasharray="4"/>',
    ]
    for tick in (0, 0.5, 1):
        lines.append(f'<text x="{_x(tick):.0f}" y="{_MARGIN + side + 14}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{_MARGIN - 6}" y="{_y(tick) + 4:.0f}" text-anchor="end">{tick:g}</text>')
    for band in bands:
        x, radius = _x(band.mean), 2 + min(8.0, (band.findings / 30) ** 0.5)
        lines.append(f'<circle cx="{x:.1f}" cy="{_y(band.right):.1f}" r="{radius:.1f}" fill="#1f6feb"/>')
        lines.append(f'<circle cx="{x:.1f}" cy="{_y(band.rater):.1f}" r="{radius:.1f}" fill="none" stroke="#1f6feb"/>')
    lines += [
        f'<text x="{edge / 2:.0f}" y="{edge - 8}" text-anchor="middle">confidence</text>',
        f'<text x="14" y="{edge / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {edge / 2:.0f})">marked</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _x(share: float) -> float:
    return _MARGIN + _SIZE * share


def _y(share: float) -> float:
    return _MARGIN + _SIZE * (1 - share)


def _introduction() -> Iterator[str]:
    yield """\
# The checks

Made by `python -m bench.record` from the docstrings of the checks and from what was measured; `mtaudit explain CHECK`
shows the same. All is as shipped, on development data, and counts findings above neutral.

- **marked**: of the findings in translations that three experts annotated (WMT23 MQM, Chinese to English), the share
  where at least one of them marked an error, and how many findings there were. The experts read the Chinese, mtaudit
  its human translation into English: what most systems do differently from that is left out.
- **texts**: how many of the findings in annotated article pairs are right; those of missing and added sentences also in
  texts with sentences left out and put in.
- **found**: of errors planted in good translations (DEMETR; whole sentences: the texts just named), the share that one
  of the checks for them finds.
- **alarms**: findings per 1,000 words of back-translations without errors, and of a second human translation; for the
  checks of single sentences.
"""


def _overview(checks: Mapping[str, Documentation], table: Records) -> Iterator[str]:
    yield "| check | category | usually | marked | texts | alarms |"
    yield "| --- | --- | --- | ---: | ---: | ---: |"
    for name, check in checks.items():
        cells = ["", "", ""]
        if record := table.checks.get(name):
            cells = [
                f"{record.right / record.marked:.0%} of {record.marked}" if record.marked else "",
                f"{record.agreed} of {record.annotated}" if record.annotated else "",
                "" if record.clean is None else f"{record.clean:.1f}, {record.human:.1f}",
            ]
        yield f"| [`{name}`](#{name}) | {check.category} | {check.severity.label} | {' | '.join(cells)} |"
    yield ""
    yield "| planted error | checks for it | found |"
    yield "| --- | --- | ---: |"
    for planted in table.planted:
        names = ", ".join(f"`{name}`" for name in planted.checks)
        yield f"| {planted.kind} | {names} | {planted.found:.0%} of {planted.rows} |"
    yield ""


def _confidence(table: Records) -> Iterator[str]:
    yield "## What confidence means\n"
    yield "How many findings of a confidence did an expert mark? Filled: at least one of three; open: one alone."
    yield "Measured on the documents of WMT23 on which confidence was not fitted.\n"
    yield "![Share of findings that experts marked, by confidence](confidence.svg)\n"
    yield "| confidence | findings | mean | at least one expert | one expert alone |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for band in table.bands:
        shares = " | ".join(f"{share:.2f}" for share in (band.mean, band.right, band.rater))
        yield f"| {band.low:.1f}–{band.high:.1f} | {band.findings} | {shares} |"
    error = sum(band.findings * abs(band.mean - band.right) for band in table.bands)
    total = max(1, sum(band.findings for band in table.bands))
    yield f"\nConfidence is the chance that at least one does; the two differ by {error / total:.3f} on average.\n"


def _checks(checks: Mapping[str, Documentation], table: Records) -> Iterator[str]:
    for name, check in checks.items():
        yield f"## {name}\n"
        yield f"{check.category}, usually {check.severity.label}. {check.summary}\n"
        yield f"{check.meaning}\n"
        for label, examples in (("Error", check.bad), ("Harmless", check.good)):
            for example in examples:
                yield f"- {label}: “{example.source}” → “{example.target}”"
        yield ""
        if check.not_seen:
            yield f"Not seen: {check.not_seen}\n"
        yield " ".join(reliability(name, table)) + "\n"


def main() -> None:
    """Write the page and its diagram."""
    checks = {check_id(check): documentation(check) for check in CHECKS}
    records.cache_clear()  # the table may just have been written
    table = records()
    (DOCS / "checks.md").write_text(render(checks, table), encoding="utf-8")
    (DOCS / "confidence.svg").write_text(diagram(table.bands), encoding="utf-8")


if __name__ == "__main__":
    main()
