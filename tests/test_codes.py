"""Inline codes in an audit of aligned segments: out of what is compared, in what is shown, checked for loss."""

from mtaudit.auditor import Auditor
from mtaudit.model import Bitext, Code, CodeKind, SegmentPair, SegmentText

SOURCE, TARGET = "Hello {name}, see <g id='1'>the terms</g>.", "Hello {name}, see the rules."


def test_what_is_found_is_shown_with_its_codes_at_the_offsets_of_the_file(auditor: Auditor) -> None:
    tags = (Code(18, 28, "<g id='1'>", CodeKind.TAG), Code(37, 41, "</g>", CodeKind.TAG))
    name = Code(6, 12, "{name}", CodeKind.PLACEHOLDER)
    pair = SegmentPair("terms.1", SegmentText(SOURCE, (name, *tags), line=7), SegmentText(TARGET, (name,), line=9))
    report = auditor.audit_aligned(Bitext("app.xlf", "copy.xlf", (pair,)))
    (unit,) = report.units
    assert (report.source.document.name, report.target.document.name) == ("app.xlf", "copy.xlf")
    assert unit.segment_id == "terms.1"
    assert unit.source is not None
    assert unit.target is not None
    assert (unit.source.text, unit.source.line, unit.target.text, unit.target.line) == (SOURCE, 7, TARGET, 9)
    lost = [finding.source for finding in report.findings if finding.check == "placeholder"]
    assert [(each.start, each.text) for each in lost if each] == [(18, "<g id='1'>"), (37, "</g>")]
    assert all(side.text == side.span.of(SOURCE) for finding in report.findings if (side := finding.source))


def test_codes_that_both_sides_have_are_no_errors(auditor: Auditor) -> None:
    pairs = [
        ("Your order {0} was shipped to {1} on {2}.", "Your order {0} was sent to {1} on {2}."),
        ("{count} files in <b>%s</b>", "<b>%s</b>: {count} files"),
        ("{name}", "{name}"),
        ("{name}, open the door.", "{name}, please open the door."),
        ("Please open the door.", "Please, open the door."),
        ("Open <i class='x'>the door</i>.<br>", 'Open <i class="x" >the door</i>.<br />'),
    ]
    assert [finding.message for finding in auditor.audit_aligned(pairs).findings] == []


def test_each_lost_placeholder_has_a_fingerprint_of_its_own(auditor: Auditor) -> None:
    both = auditor.audit_aligned([("Open {path} or {url}.", "Open or.")]).findings
    one = auditor.audit_aligned([("Open {path} or {url}.", "Open {path} or.")]).findings
    by_code = {finding.source.text: finding.id for finding in both if finding.source}
    (url,) = (finding.id for finding in one if finding.check == "placeholder")
    assert by_code["{url}"] == url != by_code["{path}"]


def test_what_stands_for_a_placeholder_is_never_what_was_found(auditor: Auditor) -> None:
    findings = auditor.audit_aligned([("The {first} and the {second}.", "The {second} and the.")]).findings
    assert [finding.source.text for finding in findings if finding.source] == ["{first}"]


def test_a_changed_placeholder_hides_no_error_of_words(auditor: Auditor) -> None:
    pair = ("The port has no plan to close, {name}.", "The port has a plan to close, {nom}.")
    assert {finding.check for finding in auditor.audit_aligned([pair]).findings} == {"negation", "placeholder"}


def test_what_icu_chooses_by_is_a_placeholder(auditor: Auditor) -> None:
    pair = ("{count, plural, one {# file} other {# files}}", "{number, plural, one {# file} other {# files}}")
    (found,) = auditor.audit_aligned([pair]).findings
    assert found.message == "The placeholder “{count, plural,” became “{number, plural,”."


def test_blanks_in_place_of_a_tag_are_no_slips(auditor: Auditor) -> None:
    findings = auditor.audit_aligned([("They signed the treaty.", "They signed the <b>treaty</b>.")]).findings
    assert {finding.check for finding in findings} == {"placeholder"}


def test_a_lost_segment_is_sure_however_short(auditor: Auditor) -> None:
    pairs = [("Late.", ""), ("", "Soon."), ("The train is late.", "The train is late.")]
    findings = auditor.audit_aligned(pairs).findings
    assert {finding.check for finding in findings} == {"missing-sentence", "added-sentence"}
