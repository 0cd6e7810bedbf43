from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.progress import Stage, counted

SOURCE = "The harbour has no plan to close. Ferries ran until nightfall. Schools stayed open on Monday."
TARGET = "The harbour has a plan to close. Ferries ran until nightfall. Schools stayed open on Monday."


def test_each_item_is_told_of_as_it_is_handed_out() -> None:
    told: list[tuple[Stage, int, int]] = []
    items = counted("ab", lambda *how: told.append(how), Stage.SCORING, 2)
    assert told == []
    assert [(item, len(told)) for item in items] == [("a", 2), ("b", 3)]
    assert told == [(Stage.SCORING, done, 2) for done in range(3)]


def test_an_audit_tells_its_stages_in_order_and_says_the_same(annotator: Annotator) -> None:
    told: list[tuple[Stage, int, int]] = []
    watched = Auditor(annotator=annotator, progress=lambda *how: told.append(how)).audit(SOURCE, TARGET)
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == [
        Stage.ALIGNING,
        Stage.PARSING,
        Stage.LINKING,
        Stage.LOADING,
        Stage.JUDGING,
        Stage.CHECKING,
        Stage.SCORING,
    ]
    assert {(Stage.PARSING, 6, 6), (Stage.LINKING, 3, 3), (Stage.CHECKING, 3, 3), (Stage.SCORING, 3, 3)} <= set(told)
    assert watched == Auditor(annotator=annotator).audit(SOURCE, TARGET)


def test_what_is_given_in_pairs_is_told_of_too(annotator: Annotator) -> None:
    told: list[tuple[Stage, int, int]] = []
    Auditor(Config(judge=False), annotator=annotator, progress=lambda *how: told.append(how)).audit_aligned(
        [(SOURCE, TARGET), (SOURCE, "")]
    )
    assert (Stage.PARSING, 4, 4) in told
    assert (Stage.CHECKING, 2, 2) in told
