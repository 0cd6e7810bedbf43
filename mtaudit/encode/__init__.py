"""What a language model makes of words in their context: vectors of word pieces, likeness of words."""

from mtaudit.encode.encoder import WINDOW, Encoder, Matrix, Vectors, signature
from mtaudit.encode.files import MODELS, content, digest, unusable
from mtaudit.encode.session import Session
from mtaudit.encode.tokenizer import Pieces

__all__ = [
    "MODELS",
    "WINDOW",
    "Encoder",
    "Matrix",
    "Pieces",
    "Session",
    "Vectors",
    "content",
    "digest",
    "signature",
    "unusable",
]
