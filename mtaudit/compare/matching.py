"""Which words of the names on one side of a unit have a counterpart on the other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mtaudit.compare.forms import OPEN_TAGS, Form, Initials, fold, form_of, is_acronym
from mtaudit.compare.lexicon import hypernym, related, synonyms
from mtaudit.compare.names import Name, names
from mtaudit.compare.places import same_place
from mtaudit.compare.sides import Side
from mtaudit.model import LinkKind, Token

# Above this many pairs of name words a text is no sentence, and comparing them all would be quadratic.
MANY = 4_000
FEW = 20  # acronyms or places of one sentence
SHORT = 4  # letters of a name that may begin a word by chance
NEAR = 20  # tokens within which a word of like meaning stands for a name


@dataclass(frozen=True, slots=True)
class Match:
    """A name, the words of it that the other side has in no form, and the forms in which it has the others.

    `kept` gives, per word found, its index, its partner's index there and how the two differ.
    """

    name: Name
    absent: tuple[int, ...]
    kept: tuple[tuple[int, int, Form], ...]

    @property
    def beheaded(self) -> bool:
        """Whether the last word is absent: “Putin” stands for Vladimir Putin, “Vladimir” hardly does."""
        return self.name.words[-1] in self.absent


def match_names(side: Side) -> list[Match]:
    """Every name here, looked up there."""
    own = names(side.here)
    found = _Index(side, own)
    matches = []
    for name in own:
        kept = []
        absent = []
        for word in name.words:
            counterpart = found.look_up(word, name)
            if counterpart is None:
                absent.append(word)
            else:
                kept.append((word, *counterpart))
        matches.append(Match(name, tuple(absent), tuple(kept)))
    return matches


class _Index:
    """The words of the other side, by the ways a name may return there; most return as they are and ask no more."""

    def __init__(self, side: Side, own: Sequence[Name]) -> None:
        self._side, self._own = side, own
        self._here, self._there = side.here.tokens, side.there.tokens

    def look_up(self, word: int, name: Name) -> tuple[int, Form] | None:
        """The token there that has the name's word, and in which form."""
        token = self._here[word]
        for form in (token.text, token.lemma):
            if (index := self._folds.get(fold(form))) is not None:
                return index, form_of(token.text, self._there[index].text) or Form.SAME
        for index, kind in self._side.links[word]:
            if kind in (LinkKind.IDENTICAL, LinkKind.VARIANT, LinkKind.SYNONYM):
                return index, form_of(token.text, self._there[index].text) or Form.ALIAS
        if len(self._names) * sum(len(other.words) for other in self._own) < MANY:
            for index in self._names:
                same = form_of(token.text, self._there[index].text)
                if same is not None:
                    return index, same
        compound = self._compound(token.text.casefold())
        if compound is not None:
            return compound, Form.ALIAS
        if word in self._renamed:
            return self._renamed[word], Form.ALIAS
        if word in self._expanded:
            return self._expanded[word], Form.ACRONYM
        if is_acronym(token.text) and (run := self._initials.spell_out(token.text)):
            return run[0], Form.ACRONYM
        return self._in_place(token, self._side.place(name.first, name.last))

    @cached_property
    def _folds(self) -> dict[str, int]:
        """The first token with each text or lemma."""
        found: dict[str, int] = {}
        for index, token in enumerate(self._there):
            for form in (token.text, token.lemma):
                found.setdefault(fold(form), index)
        return found

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        return sorted((token.text.casefold(), index) for index, token in enumerate(self._there))

    @cached_property
    def _names(self) -> list[int]:
        return [word for name in names(self._side.there) for word in name.words]

    @cached_property
    def _initials(self) -> Initials:
        return Initials(self._there)

    @cached_property
    def _expanded(self) -> dict[int, int]:
        """The words here that an acronym there stands for, with the acronym."""
        acronyms = [index for index, token in enumerate(self._there) if is_acronym(token.text)]
        ours = Initials(self._here)
        return {word: acronym for acronym in acronyms[:FEW] for word in ours.spell_out(self._there[acronym].text)}

    @cached_property
    def _renamed(self) -> dict[int, int]:
        """The words here of a country or region that has another name there, with the first word of that."""
        places = _places(self._there)[:FEW]
        return {
            word: there[0]
            for here in _places(self._here)[:FEW]
            for there in places
            if same_place(_text(self._here, here), _text(self._there, there))
            for word in here
        }

    def _compound(self, name: str) -> int | None:
        """A longer word that begins with a name, coronavirus; short names begin many words."""
        place = bisect_right(self._words, (name, len(self._there)))
        found = len(name) > SHORT and place < len(self._words) and self._words[place][0].startswith(name)
        return self._words[place][1] if found else None

    def _in_place(self, token: Token, place: range) -> tuple[int, Form] | None:
        """A word of like meaning that stands where the name would: Earth/world, Defense Ministry/ministry."""
        lemma = token.lemma.lower()
        for index in place[:NEAR]:
            other = self._there[index]
            if other.pos in OPEN_TAGS and _means(lemma, other.lemma.lower()):
                return index, Form.ALIAS
        return None


def _places(tokens: Sequence[Token]) -> list[range]:
    """Runs of up to four words that name a country or region."""
    found = []
    for first, token in enumerate(tokens):
        if token.text[0].isupper():
            for end in range(min(first + 4, len(tokens)), first, -1):
                run = range(first, end)
                if same_place(_text(tokens, run), _text(tokens, run)):
                    found.append(run)
                    break
    return found


def _text(tokens: Sequence[Token], run: range) -> str:
    return " ".join(tokens[index].text for index in run)


def _means(a: str, b: str) -> bool:
    return synonyms(a, b) or related(a, b) or hypernym(a, b)
