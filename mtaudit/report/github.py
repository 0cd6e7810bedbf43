"""GitHub annotations: workflow commands that mark findings in the files of a pull request, and the verdict at the end.

Commands and escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from mtaudit.model import Document, Excerpt, Report, Segment, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.escape import visible
from mtaudit.report.places import Places
from mtaudit.report.summary import explanation, found_no_more, headline, label, names, unit_label

SHOWN: Final = 10  # annotations of a kind that GitHub shows for a step: the first, so the worst come first
COMMANDS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def render(report: Report, verdict: Verdict | None) -> str:
    """A line for each failure and each finding, then how many GitHub leaves out, then the verdict.

    A finding lies in the target, or in the source where nothing in the target corresponds. One that does not count at
    the gate is a notice, and comes after those that do.
    """
    return "".join(f"{line}\n" for line in _lines(report, verdict))


def _lines(report: Report, verdict: Verdict | None) -> Iterator[str]:
    source, target = map(_File, names(report), (report.source.document, report.target.document))
    kinds: Counter[str] = Counter(error=len(report.failures))
    units = {unit.id: unit for unit in report.units}
    for failure in report.failures:
        yield _command("error", target.place() | {"title": "mtaudit"}, failure)
    for finding in sorted(report.findings, key=lambda finding: not finding.is_open):
        kind = COMMANDS[finding.severity] if finding.is_open else "notice"
        kinds[kind] += 1
        unit = units[finding.unit]
        in_target, in_source = (target, finding.target, unit.target), (source, finding.source, unit.source)
        file, words, side = in_target if finding.target else in_source
        title = label(finding) if unit.segment_id is None else f"{label(finding)}, {unit_label(unit)}"
        yield _command(kind, file.place(words, side) | {"title": title}, finding.message)
    for kind, count in kinds.items():
        if count > SHOWN:
            yield f"mtaudit: GitHub shows {SHOWN} of {count:,} annotations of the kind {kind}; all stand above."
    if gone := found_no_more(report):
        yield f"mtaudit: found no more: {gone}."
    yield _inert(" ".join([f"mtaudit: {headline(report, verdict)}.", *explanation(report, verdict)]))


class _File:
    """A file in which annotations lie."""

    def __init__(self, name: str, document: Document) -> None:
        self._name = name
        self._places = Places(document)

    def place(self, excerpt: Excerpt | None = None, segment: Segment | None = None) -> dict[str, str]:
        """The properties that say where, as far as it is known."""
        place = self._places.of(excerpt, segment)
        lines = {"line": place.line, "endLine": place.end_line, "col": place.column} if place else {}
        return {"file": self._name} | {key: str(number) for key, number in lines.items() if number is not None}


def _command(kind: str, properties: dict[str, str], message: str) -> str:
    settings = ",".join(
        f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{kind} {settings}::{_data(message)}"


def _data(text: str) -> str:
    """What a command says: on one line, so that only `%` is left to escape."""
    return visible(text).replace("%", "%25")


def _inert(line: str) -> str:
    """A line of the log in which no word of a text can be a command of the older form, which may stand anywhere."""
    return line.replace("##[", "## [")
