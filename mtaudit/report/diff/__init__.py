"""The word diff of a unit, drawn from its word alignment."""

from mtaudit.report.diff.codes import kept_codes
from mtaudit.report.diff.pieces import Piece, PieceKind, word_diff

__all__ = ["Piece", "PieceKind", "kept_codes", "word_diff"]
