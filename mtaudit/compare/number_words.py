"""The words English counts with, and their values."""

CARDINALS = {
    "zero": 0, "nil": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "milliard": 10**9,
    "trillion": 10**12, "quadrillion": 10**15, "quintillion": 10**18,
}  # fmt: skip
COUNTED = {"dozen": 12, "hundred": 100, **SCALES}  # two hundred, two dozen
ABBREVIATED = {
    "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "mrd": 10**9,
    "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}  # as often a unit or a name: both readings are kept
VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100} | {f"{word}s": n for word, n in SCALES.items()}
VAGUE_COUNTS = frozenset(("several", "few", "many", "couple", "some"))  # several hundred
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    **{f"{word}th": n for word, n in CARDINALS.items() if n in (4, 6, 7, 10, 11) or 13 <= n < 20},
    **{f"{word[:-1]}ieth": n for word, n in CARDINALS.items() if n >= 20},
    **{f"{word}th": n for word, n in COUNTED.items() if word != "dozen"},
}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PARTS |= {word + plural: n for word, n in ORDINALS.items() if n > 2 for plural in ("", "s")}
MULTIPLES = {
    "once": 1, "single": 1, "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "dual": 2, "twofold": 2,
    "couple": 2, "pair": 2, "both": 2, "duo": 2, "twin": 2, "thrice": 3, "triple": 3, "tripled": 3, "triples": 3,
    "tripling": 3, "treble": 3, "trebled": 3, "trio": 3, "quadruple": 4, "quadrupled": 4, "quartet": 4, "quintet": 5,
    **{f"{word}fold": n for word, n in CARDINALS.items() if n > 1},
}  # fmt: skip
# Words that as often name no figure: their loss alone means little.
WEAK = {"one", "first", "second", "third", "half", "halves", "quarter", "quarters", "zero", "nil", "nought"}
WEAK |= MULTIPLES.keys() - {"twice", "thrice"}
