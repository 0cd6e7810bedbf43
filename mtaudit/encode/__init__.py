"""What a language model makes of words in their context: how alike the words of two texts are in meaning."""

from mtaudit.encode.encoder import Encoder, Matrix, signature

__all__ = ["Encoder", "Matrix", "signature"]
