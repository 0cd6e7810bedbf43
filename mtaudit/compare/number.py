"""What a number is: its readings, and when two numbers are the same.

A number may be read in more than one way (“6.000” is six, or six thousand as written on the Continent); two numbers are
the same when they share a reading. `numbers` finds them in text.
"""

from dataclasses import dataclass
from enum import StrEnum

LARGE = 1000  # from here on, people round; 98 is not 100


class Form(StrEnum):
    """How a number is used."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MULTIPLE = "multiple"  # twice, double, pair
    VAGUE = "vague"  # hundreds, several thousand: the value is the lower end
    ROMAN = "roman"
    CODE = "code"  # the digits of a name: B-52, COVID-19, p109


@dataclass(frozen=True, slots=True)
class Number:
    """A number: tokens `first` to `last` (inclusive), pieces `start` to `stop` (exclusive).

    `values` are its readings, likeliest first, at least one. `weak` marks words such as “one” or “half” that often
    count nothing. `written` is the run of digits as it stands, "" for words.
    """

    first: int
    last: int
    start: int
    stop: int
    values: tuple[float, ...]
    form: Form
    weak: bool = False
    written: str = ""

    def equals(self, other: "Number") -> bool:
        """Whether the two share a reading; a vague number equals any of its own magnitude."""
        if self.form is Form.VAGUE or other.form is Form.VAGUE:
            return self._covers(other) or other._covers(self)
        return any(abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a in self.values for b in other.values)

    @property
    def digits(self) -> int:
        """How many significant digits it has as it would be written: 1 for 90,000, 2 for 1.3 million."""
        return len(f"{abs(self.values[0]):.12g}".partition("e")[0].replace(".", "").strip("0"))

    def rounds_to(self, other: "Number", hedged: bool = False) -> bool:
        """Whether `other` is this number rounded to fewer significant digits.

        A bare rounding keeps two digits, or is off by less than 2 % of a large number; a `hedged` one (“more than
        880,000”) may keep one, and be off by 5 %.
        """
        exact, rounded = abs(self.values[0]), abs(other.values[0])
        slight = exact >= LARGE and abs(exact - rounded) < 0.02 * exact
        if other.digits >= self.digits or (other.digits < 2 and not hedged and not slight):
            return False
        if hedged:
            return abs(exact - rounded) <= 0.05 * exact
        return float(f"{exact:.{other.digits}g}") == rounded

    def _covers(self, other: "Number") -> bool:
        most = 2.5 if other.form is Form.VAGUE else 10  # dozens are tens; 300 is hundreds
        return self.form is Form.VAGUE and self.values[0] <= other.values[0] <= most * self.values[0]
