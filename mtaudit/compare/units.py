"""Units of measurement and currencies: what a word such as “miles”, “km²” or “US$” measures, and in what proportion.

Factors to SI units after NIST Special Publication 811. Customary units that differ between countries (gallon, ton) keep
all their meanings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.compare.atoms import Atom, text_at


@dataclass(frozen=True, slots=True)
class Measure:
    """One meaning of a unit: value × `factor` + `offset` is the amount in the base unit of its `dimension`."""

    dimension: str
    factor: float = 1.0
    offset: float = 0.0


# Units by base unit of their dimension: "factor words | …". A word on several lines is ambiguous: all meanings count.
# Codes in capitals are matched as written.
_UNITS = {
    "length": """
        1e-9 nanometer nanometre nm | 1e-6 micrometer micrometre micron μm µm | .001 millimeter millimetre mm
        | .01 centimeter centimetre cm | 1 meter metre m | 1000 kilometer kilometre km kms | .0254 inch | .3048 foot ft
        | .9144 yard yd yds | 1609.344 mile mi | 9.461e15 light-year lightyear""",
    "area": """
        .0001 cm2 cm² | 1 m2 m² sqm | 1e6 km2 km² sqkm | 4046.86 acre | 10000 hectare ha | .092903 sqft ft2 ft²
        | 2.58999e6 sqmi mi2 mi²""",
    "volume": """
        1e-6 cm3 cm³ | .000001 milliliter millilitre ml | .00001 centiliter centilitre cl | .001 liter litre l
        | 1 m3 m³ | 1e9 km3 km³ | .003785 gallon gal | .004546 gallon | .0004732 pint | .0005683 pint
        | .15899 barrel bbl | .0000296 ounce oz""",
    "mass": """
        1e-6 milligram mg | .001 gram gramme g | 1 kilogram kilogramme kg kgs kilo | 1000 tonne ton t | 907.185 ton
        | 1016.05 ton | .0283495 ounce oz | .453592 pound lb lbs""",
    "time": """
        1e-6 microsecond | .001 millisecond ms | 1 second sec secs s | 60 minute min mins | 3600 hour hr hrs h
        | 86400 day | 604800 week wk wks | 1209600 fortnight | 2629746 month | 31556952 year yr yrs | 315569520 decade
        | 3155695200 century | 31556952000 millennium millennia""",
    "speed": "1 mps | .277778 kmh kph kmph | .44704 mph | .514444 knot kt",
    "power": "1 watt W | 1000 kilowatt kw | 1e6 megawatt mw | 1e9 gigawatt gw | 745.7 horsepower hp",
    "energy": "1 joule J | 1000 kilojoule kj | 4184 calorie kilocalorie kcal cal | 3.6e6 kwh | 3.6e9 mwh | 3.6e12 gwh",
    "data": """
        1 bit | 8 byte | 1e3 kbit | 8e3 kilobyte kb | 1e6 megabit mbit | 8e6 megabyte mb | 1e9 gigabit gbit
        | 8e9 gigabyte gb | 8e12 terabyte tb""",
    "frequency": "1 hertz hz | 1e3 kilohertz khz | 1e6 megahertz mhz | 1e9 gigahertz ghz",
    "voltage": "1 volt V | 1000 kilovolt kv",
    "ratio": ".01 percent percents % pct | .001 permille ‰",
    "percentage points": "1 %-point | .01 %-basis-point",
    "angle": "1 degree °",
}
_CURRENCIES = """
    USD usd dollar $ US$ U$ buck | EUR eur euro € | GBP gbp pound £ quid | JPY yen ¥ | CNY RMB yuan renminbi ¥
    | INR rupee rs ₹ | PKR rupee rs | LKR rupee rs | NPR rupee rs | RUB ruble rouble ₽ | KRW ₩ | CHF franc | FRF franc
    | XAF franc | SEK krona kronor crown kr | NOK krone kroner crown kr | DKK krone kroner crown kr | ISK krona crown
    | PLN zloty zł | TRY lira ₺ | ITL lira lire | MXN peso | ARS peso | PHP peso ₱ | CLP peso | COP peso
    | BRL reais R$ | ZAR rand R | THB baht ฿ | VND dong ₫ | HUF forint | CZK koruna crown kč | ILS NIS shekel ₪
    | AED dirham | MAD dirham | SAR riyal | QAR riyal | IRR rial | IQD dinar | RSD dinar | UAH hryvnia ₴ | KZT tenge ₸
    | BDT taka ৳ | NGN naira ₦ N | GHS cedi | KES shilling | IDR rupiah | MYR ringgit RM | AUD dollar $ A$ AU$
    | CAD dollar $ C$ CA$ | NZD dollar $ NZ$ | HKD dollar $ HK$ | SGD dollar $ S$ | TWD dollar $ NT$
    | DEM deutschmark dm | BTC bitcoin ₿ | BTN ngultrum nu
"""
_IRREGULAR = {"feet": "foot", "inches": "inch", "centuries": "century", "pennies": "penny", "pence": "penny"}
_POWERS = {"square": ("area", 2), "sq": ("area", 2), "cubic": ("volume", 3), "cu": ("volume", 3)}
_CELSIUS, _FAHRENHEIT = Measure("temperature"), Measure("temperature", 5 / 9, -160 / 9)
_TEMPERATURE = {"celsius": _CELSIUS, "centigrade": _CELSIUS, "c": _CELSIUS, "fahrenheit": _FAHRENHEIT, "f": _FAHRENHEIT}
_DEGREES = frozenset(("degree", "degrees", "°", "º"))
_NATIONAL = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD", ("singapore", "dollar"): "SGD", ("kong", "dollar"): "HKD",
    ("british", "pound"): "GBP", ("sterling", "pound"): "GBP", ("indian", "rupee"): "INR",
    ("swiss", "franc"): "CHF", ("chinese", "yuan"): "CNY", ("japanese", "yen"): "JPY",
}  # fmt: skip
# What may stand between a number and its unit.
_BETWEEN = frozenset((
    "full", "whole", "entire", "straight", "consecutive", "solid", "metric", "long", "short", "more", "further",
    "other", "additional", "calendar", "business", "working", "us", "american", "australian", "canadian", "british",
    "czech", "swedish", "norwegian", "danish", "swiss", "indian",
))  # fmt: skip
_HYPHENS = frozenset("-‐‑–+")


def _measures() -> dict[str, tuple[Measure, ...]]:
    table: dict[str, list[Measure]] = {}
    for dimension, lines in _UNITS.items():
        for line in lines.split("|"):
            factor, *words = line.split()
            for word in words:
                table.setdefault(word, []).append(Measure(dimension, float(factor)))
    for line in _CURRENCIES.split("|"):
        code, *words = line.split()
        for word in (code, *words):
            table.setdefault(word, []).append(Measure(f"money {code}"))
    for word in ("cent", "penny"):
        table[word] = [Measure(f"money {code}", 0.01) for code in ("USD", "EUR", "GBP", "AUD", "CAD", "INR")]
    return {word: tuple(measures) for word, measures in table.items()}


_MEASURES = _measures()
_PREFIXES = frozenset(word for word in _MEASURES if not word[-1].isalnum() and word not in "%°‰") | {"Rs", "Nu", "RM"}


def measures_of(word: str) -> tuple[Measure, ...]:
    """The meanings of a unit's name or abbreviation, singular or plural; none for other words."""
    lower = word.lower()
    plain = _IRREGULAR.get(lower, lower)
    singular = plain.removesuffix("s") if len(plain) > 3 else plain
    return _MEASURES.get(word) or _MEASURES.get(plain) or _MEASURES.get(singular, ())


def unit_before(pieces: Sequence[Atom], place: int) -> tuple[Measure, ...]:
    """The currency written before the number at `place`: “US$”, “£”, “EUR”."""
    raw = pieces[place - 1].raw if place else ""
    letter = raw in ("N", "R") and pieces[place].glued
    if letter or raw in _PREFIXES or (len(raw) == 3 and raw.isupper()):
        return _MEASURES.get(raw, ()) or _MEASURES.get(raw.lower(), ())
    return ()


def unit_after(pieces: Sequence[Atom], place: int) -> tuple[tuple[Measure, ...], int]:
    """The unit that follows a number ending before `place`: its meanings and the piece after it; none, `place` if none.

    A hyphen or an adjective may stand between, before a currency the name of a country.
    """
    begin = place + (text_at(pieces, place) in _HYPHENS)
    while begin < place + 3:
        measures, stop = unit_at(pieces, begin)
        if measures:
            return measures, stop
        if text_at(pieces, begin) not in _BETWEEN and not _is_country(pieces, begin):
            break
        begin += 1
    return (), place


def _is_country(pieces: Sequence[Atom], place: int) -> bool:
    """Whether capitalised words lead from `place` to the name of a currency: Singapore dollars, Hong Kong dollars."""
    for ahead in range(place + 1, min(place + 3, len(pieces))):
        if not pieces[ahead - 1].raw[0].isupper():
            return False
        if any(measure.dimension.startswith("money") for measure in _named(pieces, ahead)):
            return True
    return False


def unit_at(pieces: Sequence[Atom], place: int) -> tuple[tuple[Measure, ...], int]:
    """The unit whose name begins at `place` (“square miles”, “km/h”, “degrees Celsius”), and the piece after it."""
    word, following = text_at(pieces, place), text_at(pieces, place + 1)
    if word == "per" and following in ("cent", "cents", "mille"):
        return _MEASURES["permille" if following == "mille" else "percent"], place + 2
    if word in ("percentage", "percent", "%") and following in ("point", "points"):
        return _MEASURES["%-point"], place + 2
    if word == "basis" and following in ("point", "points"):
        return _MEASURES["%-basis-point"], place + 2
    if word in _DEGREES:
        if following in _TEMPERATURE:
            return (_TEMPERATURE[following],), place + 2
        return (*_MEASURES["degree"], _CELSIUS, _FAHRENHEIT), place + 1
    if word in ("celsius", "fahrenheit", "°c", "°f"):
        return (_TEMPERATURE[word.removeprefix("°")],), place + 1
    if word in _POWERS:
        dimension, power = _POWERS[word]
        lengths = [measure for measure in _named(pieces, place + 1) if measure.dimension == "length"]
        return tuple(Measure(dimension, m.factor**power) for m in lengths), place + 2 if lengths else place
    if word == "nautical" and following in ("mile", "miles"):
        return (Measure("length", 1852.0),), place + 2
    if word == "light" and following in ("year", "years"):
        return _MEASURES["lightyear"], place + 2
    if code := _NATIONAL.get((word, _IRREGULAR.get(following, following.removesuffix("s")))):
        return (Measure(f"money {code}"),), place + 2
    measures = _named(pieces, place)
    if following in ("2", "3") and pieces[place + 1].glued and (squared := _MEASURES.get(word + following)):
        return squared, place + 2
    return _rate(pieces, measures, place + 1) if measures else ((), place)


def _named(pieces: Sequence[Atom], place: int) -> tuple[Measure, ...]:
    """The meanings of a one-word unit, singular or plural."""
    if place >= len(pieces):
        return ()
    text, raw = pieces[place].text, pieces[place].raw
    joined = place + 1 < len(pieces) and pieces[place + 1].glued and pieces[place + 1].is_number  # V12
    if len(text) == 1 and text.isalpha() and (raw not in _MEASURES or raw in ("N", "R") or joined):
        return ()
    return measures_of(raw)


def _rate(pieces: Sequence[Atom], measures: tuple[Measure, ...], stop: int) -> tuple[tuple[Measure, ...], int]:
    """“per hour”, “/h”, “an hour” after a unit of length or data makes a speed."""
    if text_at(pieces, stop) in ("/", "per", "an", "a", "p"):
        times = [measure for measure in _named(pieces, stop + 1) if measure.dimension == "time"]
        rates = [
            Measure("speed" if m.dimension == "length" else f"{m.dimension} rate", m.factor / times[0].factor)
            for m in measures
            if times and m.dimension in ("length", "data")
        ]
        if rates:
            return (*rates, *measures), stop + 2  # “per hour” may stand elsewhere in the other text
    return measures, stop
