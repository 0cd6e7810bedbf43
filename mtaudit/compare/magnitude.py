"""How two amounts compare, in words for a message: ten times as many, half as long, 12% less, 19.3 kilometers."""

from collections.abc import Sequence

from mtaudit.compare.number import Form
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.units import Measure
from mtaudit.model import Token

_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {2: "twice", 10: "ten times", 100: "a hundred times", 1000: "a thousand times", 10**6: "a million times"}
_TIMES |= {n: f"{_SMALL[n]} times" for n in range(3, 10)} | {10**9: "a billion times"}
_PARTS = {
    2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 10: "a tenth", 100: "a hundredth", 1000: "a thousandth",
    10**6: "a millionth", 10**9: "a billionth",
}  # fmt: skip
_SERIES = frozenset((Form.ORDINAL, Form.ROMAN))
_COUNTS = frozenset((Form.CARDINAL, Form.MULTIPLE))
_PLAIN = (0.01, 1e6)  # a conversion outside is a string of noughts: better said as a ratio


def compared(ours: Quantity, theirs: Quantity) -> str:
    """What the number or amount `theirs` is beside `ours`; "" where there is no comparing them.

    Amounts in two units of one dimension are compared as what they measure.
    """
    forms = {amount.number.form if amount.number else Form.CARDINAL for amount in (ours, theirs)}
    if forms == {Form.CODE}:
        return "another name"
    if forms <= _SERIES:
        return "another in the series"
    if Form.FRACTION in forms and ours.shares and theirs.shares:
        return _ratio(ours.shares[0], theirs.shares[0], "much")
    if not (forms <= _COUNTS or len(forms) == 1):
        return ""
    before, after = ours.values[0], theirs.values[0]
    if not ours.measures or not theirs.measures:
        return _counted(before, after)
    if not (shared := ours.shared_measures(theirs)) or shared[0].dimension == "temperature":
        return ""
    before, after = before * shared[0].factor, after * shared[1].factor
    return _points(before, after) if shared[0].dimension == "ratio" else _sized(before, after, shared[0])


def converted(amount: Quantity, other: Quantity, tokens: Sequence[Token]) -> str:
    """What `amount` is in the unit of `other`, whose tokens are given: “19.3 kilometers”; "" where it cannot be said.

    Not of money or “an hour”, and not where the unit stands before the number or in one word with it.
    """
    shared = amount.shared_measures(other)
    first = other.number.last + 1 if other.number else other.first + 1
    unit = " ".join(token.text for token in tokens[first : other.last + 1]).lstrip("-‐‑– ")
    if shared is None or not unit or amount.number is None or shared[0].dimension.startswith("money"):
        return ""
    from_, to = shared
    value = (amount.values[0] * from_.factor + from_.offset - to.offset) / to.factor
    return f"{written(value)} {unit}" if _PLAIN[0] <= abs(value) < _PLAIN[1] else ""


def written(value: float, digits: int = 3) -> str:
    """A value to so many significant digits, thousands set apart: 19.3, 1,550, 0.0621."""
    return f"{float(f'{value:.{digits}g}'):,.10g}"


def spelled(count: int) -> str:
    """A count as prose has it: in words up to ten."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def _counted(before: float, after: float) -> str:
    if before <= 0 or after <= 0:
        return ""
    step = abs(after - before)
    if _named(before, after, "many") or not step.is_integer() or step >= len(_SMALL):
        return _ratio(before, after, "many")
    return f"{spelled(int(step))} {'more' if after > before else 'fewer'}"


def _points(before: float, after: float) -> str:
    points = written(100 * abs(after - before))
    return f"{points} percentage point{'s' * (points != '1')} {'more' if after > before else 'less'}"


def _sized(before: float, after: float, measure: Measure) -> str:
    if before <= 0 or after <= 0:
        return ""
    return _ratio(before, after, "long" if measure.dimension == "time" else "much")


def _ratio(before: float, after: float, adjective: str) -> str:
    """“twice as many”, “a tenth as long”, “12% less”; "" for a difference too small to matter."""
    factor = max(before, after) / min(before, after)
    more = after >= before
    if said := _named(before, after, adjective):
        return said
    if factor >= 2 and more:
        return f"{written(factor, 2)} times as {adjective}"
    if factor >= 2:
        share = 100 / factor
        return f"{written(share, 2) if share >= 1 else 'less than 1'}% of it"
    change = 100 * abs(after / before - 1)
    return f"{written(change, 2)}% {'more' if more else 'less'}" if change >= 0.1 else ""


def _named(before: float, after: float, adjective: str) -> str:
    """The ratios that have a name: twice, half, ten times; "" for others."""
    factor = max(before, after) / min(before, after)
    names, whole = (_TIMES if after >= before else _PARTS), round(factor)
    return f"{names[whole]} as {adjective}" if whole in names and abs(factor - whole) <= 0.005 * factor else ""
