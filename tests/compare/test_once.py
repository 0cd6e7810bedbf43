from mtaudit.compare.once import KEPT, once
from mtaudit.model import Unit, UnitKind


def test_each_unit_has_its_own_answer_however_many_were_asked_of() -> None:
    asked: list[int] = []

    @once
    def number(unit: Unit) -> int:
        asked.append(unit.id)
        return unit.id

    units = [Unit(n, UnitKind.ALIGNED, None, None, 1.0) for n in range(2 * KEPT)]
    for unit in units:
        assert (number(unit), number(unit)) == (unit.id, unit.id)
    assert asked == [unit.id for unit in units]


def test_an_equal_unit_is_another() -> None:
    asked: list[Unit] = []
    note = once(asked.append)
    for unit in (Unit(0, UnitKind.ALIGNED, None, None, 1.0), Unit(0, UnitKind.ALIGNED, None, None, 1.0)):
        note(unit)
    assert len(asked) == 2
