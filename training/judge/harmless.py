"""Changes that leave the meaning alone, one by one and stacked: a judge must not punish them."""

import random
from dataclasses import replace

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import Planted, Planter
from training.judge.harmless_order import MOVES, SWAPS
from training.judge.harmless_wording import WORDING
from training.judge.inventory import Inventory

LEAST, MOST = 3, 6  # changes of a restatement
SMALL = sorted((WORDING | SWAPS).keys() - {"add_intensifier"})


def restated(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Three to six different harmless changes at once: what a second translator would have written."""
    wanted = rng.randint(LEAST, MOST)
    small = rng.sample(SMALL, len(SMALL))
    made = 0
    for kind in [*small, *rng.sample(sorted(MOVES), len(MOVES))]:
        if kind not in MOVES and made == wanted - 1:
            continue  # the last one may be a move
        changed = HARMLESS[kind](text, parse, stock, rng)
        if changed and changed.text != text:
            parse, text, made = carried(parse, changed), changed.text, made + 1
        if made == wanted or (made and kind in MOVES):
            break
    return Planted(text) if made >= LEAST else None


def carried(parse: Parse, changed: Planted) -> Parse:
    """The parse of a text put on what edits made of it: the first token an edit touched gets all of its words."""
    tokens: list[Token] = []
    seen = -1
    for token in parse.tokens:
        start, end = token.start, token.end
        for before, after, new_start, new_end in changed.moves:
            if token.start >= after:
                start, end = token.start + new_end - after, token.end + new_end - after
            elif token.end > before:
                start, end = min(token.start - before, 0) + new_start, max(token.end - after, 0) + new_end
                start = max(start, seen)
        seen = end
        tokens.append(replace(token, start=start, end=end, text=changed.text[start:end]))
    return Parse(tuple(tokens), parse.entities)


SINGLE = WORDING | SWAPS | MOVES
HARMLESS: dict[str, Planter] = SINGLE | {"restated": restated}
