"""Words that tell a person's gender."""

from enum import StrEnum

from mtaudit.model import Token


class Gender(StrEnum):
    """Grammatical or natural gender of a word for a person."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


PRONOUNS = {
    Gender.MASCULINE: frozenset({"he", "him", "his", "himself"}),
    Gender.FEMININE: frozenset({"she", "her", "hers", "herself"}),
}
TITLES = {
    Gender.MASCULINE: frozenset({"mr", "mr.", "mister", "sir", "herr", "monsieur", "señor"}),
    Gender.FEMININE: frozenset(
        {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "ma'am", "frau", "señora", "dame"}
    ),
}
# Masculine and feminine nouns, pair by pair.
_NOUNS = """
actor actress | ancestor ancestress | baron baroness | boy girl | boyfriend girlfriend | bridegroom bride | groom bride
brother sister | businessman businesswoman | cameraman camerawoman | chairman chairwoman | congressman congresswoman
councilman councilwoman | count countess | cowboy cowgirl | dad mom | dad mum | daddy mommy | daddy mummy | duke duchess
emperor empress | father mother | father-in-law mother-in-law | fiancé fiancée | fisherman fisherwoman
gentleman gentlewoman | gentleman lady | god goddess | godfather godmother | godson goddaughter | grandad grandma
grandfather grandmother | grandpa grandma | grandson granddaughter | guy gal | heir heiress | hero heroine
host hostess | husband wife | king queen | lad lass | landlord landlady | lord lady | male female | man woman
masculine feminine | monk nun | nephew niece | papa mama | patriarch matriarch | policeman policewoman
priest priestess | prince princess | salesman saleswoman | schoolboy schoolgirl | son daughter
son-in-law daughter-in-law
spokesman spokeswoman | sportsman sportswoman | stepbrother stepsister | stepfather stepmother | stepson stepdaughter
steward stewardess | uncle aunt | waiter waitress | widower widow | wizard witch
"""
_PAIRS = [tuple(pair.split()) for pair in _NOUNS.replace("\n", "|").split("|") if pair.strip()]
NOUNS = {
    Gender.MASCULINE: frozenset(masculine for masculine, _ in _PAIRS),
    Gender.FEMININE: frozenset(feminine for _, feminine in _PAIRS),
}
_BY_FORM = {word: which for which in Gender for word in PRONOUNS[which] | TITLES[which]}
_BY_LEMMA = {word: which for which in Gender for word in NOUNS[which]}
# Masculine in form, said of women as well.
GENERIC = frozenset(
    {"actor", "ancestor", "chairman", "congressman", "councilman", "fisherman", "god", "guy", "heir", "hero", "host"}
    | {"landlord", "priest", "spokesman", "steward", "waiter"}
)


def gender(token: Token) -> Gender | None:
    """The gender a word tells, if it does: she, Mrs., actress."""
    told = _BY_FORM.get(token.text.casefold())
    return told or (_BY_LEMMA.get(token.lemma.casefold()) if token.pos in {"NOUN", "ADJ"} else None)


def kind(token: Token) -> str:
    """What sort of gendered word it is: "pronoun", "title" or "noun"."""
    word = token.text.casefold()
    if any(word in words for words in PRONOUNS.values()):
        return "pronoun"
    return "title" if any(word in words for words in TITLES.values()) else "noun"


def counterparts(a: Token, b: Token) -> bool:
    """Whether the words differ in gender alone: he/she, Mr./Ms., actor/actress."""
    if kind(a) != "noun" or kind(b) != "noun":
        return kind(a) == kind(b) and gender(a) is not gender(b)
    words = a.lemma.casefold(), b.lemma.casefold()
    return words in _PAIRS or words[::-1] in _PAIRS
