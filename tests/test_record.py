"""The shipped table of how often checks are right can be read, and stays within what its fields mean."""

from mtaudit.checks import CHECKS
from mtaudit.findings import check_id
from mtaudit.record import Band, Planted, Record, Records, read, records


def test_a_table_is_read_by_name() -> None:
    table = read(
        """
        [check.negation]
        marked = 4
        right = 3
        rater = 0.5
        annotated = 2
        agreed = 1
        human = 0.3
        clean = 0.1

        [[planted]]
        kind = "negation"
        checks = ["negation", "antonym"]
        rows = 10
        found = 0.9

        [[band]]
        low = 0.5
        high = 0.6
        findings = 7
        mean = 0.55
        right = 0.5
        rater = 0.4
        """
    )
    planted = Planted("negation", ("negation", "antonym"), 10, 0.9)
    assert table == Records(
        {"negation": Record(4, 3, 0.5, 2, 1, 0.3, 0.1)}, (planted,), (Band(0.5, 0.6, 7, 0.55, 0.5, 0.4),)
    )
    assert table.planted_for("antonym") == (planted,)
    assert table.planted_for("number") == ()
    assert read("") == Records({}, (), ())


def test_the_shipped_table_speaks_of_the_checks_there_are() -> None:
    table, names = records(), {check_id(check) for check in CHECKS}
    assert set(table.checks) <= names
    for record in table.checks.values():
        assert 0 <= record.right <= record.marked
        assert 0 <= record.agreed <= record.annotated
        assert 0 <= record.rater <= 1
        assert record.human is None or record.human >= 0
        assert (record.human is None) is (record.clean is None)
    for planted in table.planted:
        assert set(planted.checks) <= names
        assert 0 <= planted.found <= 1
    for band in table.bands:
        assert band.low <= band.mean <= band.high
        assert 0 <= band.rater <= band.right <= 1
