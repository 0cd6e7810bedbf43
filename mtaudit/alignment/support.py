"""What stands around two words: does it speak for a link between them?

The links themselves are the evidence, so this is iterated: relaxation labelling (Rosenfeld, Hummel and Zucker, 1976).
All matrices are source words by target words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mtaudit.model import Token

Matrix = NDArray[np.float64]

# How much a link between words `a` further on the one side and `b` on the other supports this one.
_STEPS = [(1, 1, 1.0), (1, 2, 0.7), (2, 1, 0.7), (2, 2, 0.6)]
_STEPS += [(1, 3, 0.4), (3, 1, 0.4), (2, 3, 0.4), (3, 2, 0.4), (3, 3, 0.35)]
_WEIGHTS = {weight for _, _, weight in _STEPS}


def from_neighbours(links: Matrix) -> Matrix:
    """Support by links of the words before and after, 0 to 2."""
    before, after = np.zeros_like(links), np.zeros_like(links)
    rows, columns = links.shape
    weighed = {weight: weight * links for weight in _WEIGHTS}
    for a, b, weight in _STEPS:
        if a < rows and b < columns:
            support, later, earlier = weighed[weight], before[a:, b:], after[:-a, :-b]
            np.maximum(later, support[:-a, :-b], out=later)
            np.maximum(earlier, support[a:, b:], out=earlier)
    return before + after


class Syntax:
    """The two sides' dependency trees."""

    def __init__(self, source: Sequence[Token], target: Sequence[Token]) -> None:
        self._source, self._target = _Tree(source), _Tree(target)
        children = [np.maximum(tree.children.sum(axis=1), 1) for tree in (self._source, self._target)]
        self._scale = 1 / np.sqrt(np.outer(*children))
        self._roots = np.ix_(self._source.roots, self._target.roots)

    def from_heads(self, links: Matrix) -> Matrix:
        """Support by the link of the words both depend on, 0 to 1; a half where both depend on none."""
        support: Matrix = links[self._source.heads][:, self._target.heads]
        support[self._source.roots] = 0
        support[:, self._target.roots] = 0
        support[self._roots] = 0.5
        return support

    def from_children(self, links: Matrix) -> Matrix:
        """Support by links of the words that depend on them, as a share of those, 0 to 1."""
        shares: Matrix = self._source.children @ links @ self._target.children.T * self._scale
        return np.minimum(shares, 1)


class _Tree:
    def __init__(self, tokens: Sequence[Token]) -> None:
        places = np.arange(len(tokens))
        self.heads = np.array([token.head for token in tokens])
        self.roots = np.flatnonzero(self.heads == places)
        self.children = np.zeros((len(tokens), len(tokens)))
        self.children[self.heads, places] = self.heads != places
