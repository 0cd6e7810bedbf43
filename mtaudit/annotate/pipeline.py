"""A spaCy pipeline run for less than its own `pipe` costs, with the same outcome.

Nothing here knows a model: of what kind a component is, and what its rules ask for, tells whether it can be had for
less. What is of no such kind runs as spaCy runs it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

    Component = Callable[[Doc], Doc]
    Step = Callable[[list[Doc]], list[Doc]]

OWN: Final[list[int | str]] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]  # what rules and lemmatizers know of a word
READ: Final = frozenset(("ORTH", "TEXT", "LOWER", "SHAPE", "LENGTH", "IS_SPACE", *OWN))  # all follow from ORTH and OWN
_Own = tuple[int, ...]
REMEMBERED: Final = 1 << 16  # words, each in one of the ways it is tagged; an article has some hundred


class Pipeline:
    """What the spaCy pipeline that `load` returns makes of texts.

    Its matrix products are NumPy's, by one thread, which they are too small to share: they cost a third of what spaCy's
    BLIS takes on a processor that it does not know.
    """

    def __init__(self, load: "Callable[[], Language]") -> None:
        from thinc.api import use_ops

        with use_ops("numpy", use_blis=False):
            self._nlp = load()
        self._steps = _steps(self._nlp)
        self._products = ThreadpoolController().select(user_api="blas")

    def docs(self, texts: Sequence[str]) -> list["Doc"]:
        """The texts, annotated; each component works on all of them at once."""
        docs = [self._nlp.make_doc(text) for text in texts]
        with self._products.limit(limits=1):
            for step in self._steps:
                docs = step(docs)
        return docs


def _steps(nlp: "Language") -> list["Step"]:
    """The components in their order; rules and a lemmatizer right behind them are one step."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Lemmatizer

    steps: list[Step] = []
    for _, component in nlp.pipeline:
        if type(component) is AttributeRuler:
            steps.append(_WordByWord(component))
        elif type(component) in (Lemmatizer, EnglishLemmatizer) and steps and isinstance(steps[-1], _WordByWord):
            steps[-1].then(component)
        elif isinstance(component, DependencyParser | EntityRecognizer) and component.cfg["beam_width"] == 1:
            steps.append(_greedy(component))
        else:
            steps.append(_stock(component))
    return steps


def _stock(component: Any) -> "Step":
    """A component as spaCy runs it."""
    if hasattr(component, "pipe"):
        return lambda docs: list(component.pipe(docs, batch_size=len(docs)))
    return lambda docs: [component(doc) for doc in docs]


def _greedy(parser: Any) -> "Step":
    """A parser or entity recogniser that takes the likeliest transitions, those of all texts in turn.

    Its own loop takes the same ones, but lets go of Python's lock and fetches it again for each that it considers.
    """

    def step(docs: list["Doc"]) -> list["Doc"]:
        parser._ensure_labels_are_added(docs)
        states = parser.moves.init_batch(docs)
        if unfinished := [state for state in states if not state.is_final()]:
            model = parser.model.predict(docs)
            while unfinished:
                unfinished = parser.transition_states(unfinished, model.predict(unfinished))
            model.clear_memory()
        parser.set_annotations(docs, states)
        return docs

    return step


class _WordByWord:
    """Rules, and a lemmatizer behind them, which are asked once about a word in each of the ways it is tagged.

    A text in which a rule matches that asks for more than a word by itself goes through them as it is.
    """

    def __init__(self, rules: "AttributeRuler") -> None:
        from spacy.pipeline import AttributeRuler

        words, self._other = AttributeRuler(rules.vocab), AttributeRuler(rules.vocab)
        words.add_patterns(rule for rule in rules.patterns if _asks_for_a_word(rule))
        self._other.add_patterns(rule for rule in rules.patterns if not _asks_for_a_word(rule))
        self._vocab = rules.vocab
        self._of_texts: list[Component] = [rules]
        self._of_words: list[Component] = [words]
        self._said: dict[_Own, _Own] = {}  # OWN, by what ORTH and OWN were before

    def then(self, lemmatizer: "Component") -> None:
        """Put a lemmatizer behind the rules."""
        self._of_texts.append(lemmatizer)
        self._of_words.append(lemmatizer)

    def __call__(self, docs: list["Doc"]) -> list["Doc"]:
        """The texts with what rules and lemmatizer say of their words."""
        if len(self._said) > REMEMBERED:
            self._said = {}  # another thread may still read the old ones
        said = self._said
        plain: list[Doc] = []
        for doc in docs:
            if self._other.attrs and self._other.match(doc):
                _run(self._of_texts, doc)
            else:
                plain.append(doc)
        words = [list(map(tuple, doc.to_array(["ORTH", *OWN]).tolist())) for doc in plain]
        self._ask([word for word in dict.fromkeys(chain.from_iterable(words)) if word not in said], said)
        for doc, keys in zip(plain, words, strict=True):
            _write(doc, [said[key] for key in keys])
        return docs

    def _ask(self, words: Sequence[_Own], said: dict[_Own, _Own]) -> None:
        """Put words to the components, in a text that is made of them; `said` gets what they say."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, [self._vocab.strings[orth] for orth, *_ in words])
        _write(doc, [own for _, *own in words])
        _run(self._of_words, doc)
        said.update(zip(words, map(tuple, doc.to_array(OWN).tolist()), strict=True))


def _asks_for_a_word(rule: Mapping[str, Any]) -> bool:
    """Whether a rule asks for, and changes, nothing but what a word has by itself."""
    return set(rule["attrs"]) <= {*OWN} and all(
        len(pattern) == 1 and READ.issuperset(pattern[0]) for pattern in rule["patterns"]
    )


def _run(components: Sequence["Component"], doc: "Doc") -> None:
    for component in components:
        component(doc)


def _write(doc: "Doc", own: Sequence[Sequence[int]]) -> None:
    if own:
        values: Any = np.array(own, np.uint64)
        doc.from_array(OWN, values)
