"""Which words belong to the clause of which verb, and how far two clauses say the same."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mtaudit.compare.sides import Side
from mtaudit.compare.wording import CONTENT
from mtaudit.model import Token

TELLING = CONTENT | {"PRON"}


def owners(tokens: Sequence[Token], verbs: Mapping[int, int]) -> list[int | None]:
    """For each token the number of the clause it belongs to: that of its nearest ancestor in `verbs`, or None.

    `verbs` gives the number of a clause for each token of its verb group. Linear in the number of tokens, and safe
    against heads that run in a circle.
    """
    known: dict[int, int | None] = dict(verbs)
    for start in range(len(tokens)):
        path = []
        index = start
        while index not in known:
            known[index] = None  # for now; ends a circle
            path.append(index)
            index = tokens[index].head
        for passed in path:
            known[passed] = known[index]
    return [known[index] for index in range(len(tokens))]


def common_share(
    side: Side, ours: Sequence[int | None], theirs: Sequence[int | None]
) -> dict[tuple[int | None, int | None], float]:
    """For each pair of clauses, the share of their telling words that stand for each other, 0 to 1; no pair at 0.

    `ours` and `theirs` are the `owners` of the tokens here and there.
    """
    size = (Counter[int | None](), Counter[int | None]())
    common = Counter[tuple[int | None, int | None]]()
    for index, token in enumerate(side.here.tokens):
        if token.pos in TELLING:
            size[0][ours[index]] += 1
            partner = side.partner(index)
            if partner is not None:
                common[ours[index], theirs[partner]] += 1
    for index, token in enumerate(side.there.tokens):
        if token.pos in TELLING:
            size[1][theirs[index]] += 1
    return {(a, b): min(1.0, 2 * count / (size[0][a] + size[1][b])) for (a, b), count in common.items()}
