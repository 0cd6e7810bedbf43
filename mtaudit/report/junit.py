"""JUnit XML, as Jenkins, GitLab and others read it. What they count is the verdict: a test case for each threshold.

Findings are no test cases: a red one under a gate that passed, or a green one under a gate that failed, would
contradict the verdict. They stand where these tools show text: in the failures and in the output of the suite.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mtaudit.model import Finding, Report, Unit, Verdict
from mtaudit.report.escape import visible
from mtaudit.report.summary import file_line, headline, label, names, unit_label

SHOWN: Final = 50  # findings in a failure; the suite's output has them all


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: it passed, is `skipped`, or has a `failure` or `error` with a message."""

    name: str
    outcome: str = ""
    message: str = ""


def render(report: Report, verdict: Verdict | None) -> str:
    """One suite. It has a failure or an error where the verdict is to fail, and none where it is to pass."""
    cases = list(_cases(report, verdict))
    name = names(report)[1]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.outcome == "failure" for case in cases)),
        "errors": str(sum(case.outcome == "error" for case in cases)),
    }
    skipped = str(sum(case.outcome == "skipped" for case in cases))
    units = {unit.id: unit for unit in report.units}
    findings = [_line(finding, _place(report, units[finding.unit])) for finding in report.findings]
    suites = Element("testsuites", {"name": "mtaudit", **counts})
    suite = SubElement(suites, "testsuite", {"name": f"mtaudit {name}", **counts, "skipped": skipped})
    properties = SubElement(suite, "properties")
    for key, value in _properties(report).items():
        SubElement(properties, "property", name=key, value=value)
    for case in cases:
        element = SubElement(suite, "testcase", classname="mtaudit", name=f"{name}: {case.name}")
        if case.outcome == "skipped":
            SubElement(element, "skipped")
        elif case.outcome:
            bad = SubElement(element, case.outcome, message=case.message, type=case.name)
            bad.text = _details(case.message, findings) if case.outcome == "failure" else case.message
    SubElement(suite, "system-out").text = "\n".join(findings) or "No findings."
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, "unicode")}\n'


def _properties(report: Report) -> dict[str, str]:
    signature = {"signature": visible(report.signature)}
    if not report.auditable:
        return signature
    return signature | {
        "quality": f"{report.scores.quality:.2f}",
        "mqm_penalty_per_1000_words": f"{report.scores.mqm_penalty_per_1000_words:.2f}",
        "mqm_weights": visible(str(report.scores.mqm_weights)),
    }


def _cases(report: Report, verdict: Verdict | None) -> Iterator[_Case]:
    """Errors of the audit first, then the limits in force."""
    limits = verdict.limits if verdict else ()
    broken = {limit.sentence for limit in limits if not limit.passed}
    errors = [reason for reason in (verdict.reasons if verdict else report.failures) if reason not in broken]
    failed = not verdict.passed if verdict else not (report.auditable and report.complete)
    if failed and not errors and not broken:
        errors = [f"{headline(report, verdict)}."]
    for number, error in enumerate(errors, 1):
        yield _Case(f"audit {number}" if number > 1 else "audit", "error", visible(error))
    for limit in limits:
        setting = visible(limit.setting)
        yield _Case(setting) if limit.passed else _Case(setting, "failure", visible(limit.sentence))
    if not errors and not limits:
        yield _Case("no threshold is set") if verdict else _Case("no verdict was asked for", "skipped")


def _details(message: str, findings: list[str]) -> str:
    more = [f"… and {len(findings) - SHOWN:,} more."] if len(findings) > SHOWN else []
    return "\n".join([message, "", *findings[:SHOWN], *more])


def _line(finding: Finding, place: str) -> str:
    """The finding on a line, marked where it does not count."""
    return f"{label(finding)}, {place}: {visible(finding.message)}"


def _place(report: Report, unit: Unit) -> str:
    line = file_line(report, unit)
    return f"{unit_label(unit)} ({line})" if line else unit_label(unit)
