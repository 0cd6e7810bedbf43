"""Page furniture: what a crawler takes along with an article, recognised line by line and set apart with a reason.

Better to keep a doubtful line than to lose a sentence. So a line that ends like a sentence is kept, standing texts
aside; shapes that an article could use (“By …”, a date, a list with bars) count only before the first or after the
last line of running text; and a text that would be nothing but furniture is kept whole.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from mtaudit.model import SetAside, Span
from mtaudit.segment.lines import strip

MAX_LINE: Final = 200  # characters; furniture is short
MIN_PROSE_WORDS: Final = 4
LONG_LINE_WORDS: Final = 25  # running text even if its stop was lost
MAX_TRAILER: Final = 0.25  # share of a text that may follow “Check Also” and still be teasers

SENTENCE_END: Final = re.compile(r"[.?!。！？][\"'”’»)\]]*$")


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})[\s.:!…>»]*", re.IGNORECASE)


# What no article says of itself, wherever it stands; the standing texts even as whole sentences.
PLACEHOLDER: Final = re.compile(r"(?<!\w)%(?:\d\$)?[ds]\b|\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[^%]*%>|\[/?\w+ \w+=[^\]]*\]")
SEPARATOR: Final = re.compile(r"[*\-–—_=~•·|#\s\u00ad\u200b-\u200d\u2060\ufeff]+")
STANDING_TEXT: Final = _any(
    r"(?:.{0,80}\W)?all rights reserved(?:\W.{0,80})?",
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?\d{4}.{0,80}",
    r"(?:we|this (?:web)?site) uses? cookies.*|(?:accept|manage|reject)(?: all)? cookies",
    r"your e-?mail address will not be (?:published|shared).*|required fields are marked.*|save my name, e-?mail.*",
    r"(?:was|did you find) this (?:article|story|page|post|information) (?:helpful|useful|interesting)\?.{0,40}",
    r"comments are (?:closed|off|disabled)(?: .+)?",
    r"(?:subscribe|sign up) (?:to|for) (?:our|the|your|free|daily|weekly|e-?mail|news).*",
    r"get (?:our|the) .*newsletter.*",
    r"(?:click|tap) here(?: .+)?|follow .{1,40} on (?:twitter|facebook|instagram|telegram|youtube|linkedin|tiktok)\b.*",
)
PROMPT: Final = _any(
    r"share(?: (?:this|the) (?:article|story|post|page|video|news)| this| on [\w ]{1,20}| via [\w-]+)?",
    r"(?:follow|like|find|join|contact) us(?: (?:on|at) .+)?",
    r"(?:subscribe|sign up)(?: (?:now|today|here|free))?|(?:sign|log) (?:in|out)(?: to .+)?",
    r"(?:leave|post|write|add|submit) (?:a|your) (?:comment|reply|response)(?: .+)?",
    r"(?:\d+|no|all|view|view all|show|show all|load|load more) comments|1 comment|comments \(\d+\)",
    r"(?:click|tap) to (?:share|read|play|watch|listen|view|open|print|e-?mail|enlarge|expand).*",
    r"(?:read|see|find out|learn|load|show|view) more|continue reading|loading",
    r"(?:also read|read also|see also|read more|read next|related|watch)(?: (?:article|story|news))? ?: .+",
    r"more (?:from|on|in) .{1,40}: .+",
    r"(?:e-?mail|print|tweet|pin|save|bookmark) this(?: \w+)?",
    r"advertisement|sponsored(?: content)?|(?:story|article) continues (?:after|below).*",
    r"(?:skip|jump) to (?:main )?(?:content|navigation|menu)|(?:back|return) to (?:the )?(?:top|home ?page)",
    r"(?:next|previous|older|newer) (?:post|posts|article|story|page)",
    r"(?:tags?|filed under|posted in|categories) ?: .+",
    r"image (?:source|copyright|caption), .+",
)
LISTENING_TIME: Final = _any(
    r"(?:listen(?: to this \w+)?|read(?:ing)?(?: time)?|watch)\W+(?:about )?\d+\W?min(?:ute)?s?\W*",
    r"(?:estimated )?reading time.{0,20}",
    r"\d+[ -]min(?:ute)?s?(?: (?:read|listen|watch))",
    r"listen to (?:this )?(?:article|story|episode)",
)

# What an article might say too: only outside its running text.
BYLINE: Final = re.compile(
    r"(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Pp]osted) by|[Aa]uthor:)"
    r"(?: (?:[A-Z0-9][\w.'’-]*,?|and|of|for|the|in|d[aeiu]|del|la|le|van|von|der|bin|ibn|al|el|&|\||-|–|—)){1,12}"
)
CREDIT: Final = _any(
    r"(?:sources?|photos?|images?|pictures?|video|credit|graphic)(?: (?:credit|source|by|courtesy(?: of)?))?[:/].+"
)
CONTROL: Final = _any(
    r"home|menu|search|share|print|e-?mail|tweet|comments?|newsletter|save|follow|copy link|yes|no",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice)|terms (?:of (?:use|service)|(?:and|&) conditions)",
    r"facebook|twitter|whatsapp|instagram|telegram|linkedin|reddit|youtube|tiktok|pinterest",
)
PART_BREAK: Final = re.compile(r"\s*[·•|]\s*|\s+[/–—-]\s+")
CRUMB_BREAK: Final = re.compile(r"\s*[>»›→]\s*|\s+[|/]\s+")
HOME: Final = re.compile(r"(?:you are here:? ?)?(?:home(?: ?page)?|front page|start|main)", re.I)
ABOUT: Final = re.compile(r"about(?: (?:the|our))?(?: [^\W\d][\w.'’&-]*){1,3}", re.I)
WORD: Final = re.compile(r"[^\W\d_]+")

MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
DATE: Final = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|{MONTH}\.?,? +\d|\d(?:st|nd|rd|th)?,? +(?:of +)?{MONTH}|\d (?:min|minute|hour|day|week|month)s? ago",
    re.IGNORECASE,
)
DATE_WORD: Final = re.compile(
    rf"{MONTH}|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|st|nd|rd|th|[apm]|[ap]m|h|hrs|t|z"
    "|gmt|utc|bst|cet|cest|ist|msk|[ecmp][sd]?t|(?:min|minute|hour|day|week|month)s?|ago|time"
    "|dated?|published|posted|updated|last|modified|created|first|on|at|the|of|and"
)
DATE_LABEL: Final = re.compile(r"(?:date|dated|published|posted|updated)(?: on)?:?\s+\d{4}-\d{2}-\d{2}(?=\s)", re.I)

# Headings that only links to other articles follow.
TRAILER: Final = _any(
    r"check (?:this )?also|also (?:check|read|on \w+)|see also|read (?:next|also|more)|up next|next up",
    r"(?:related|recommended|popular|trending|latest|similar) (?:articles?|stories|story|posts?|news|reading|links)",
    r"(?:next|previous) (?:post|article|story)",
    r"related|recommended|trending(?: now)?|most (?:read|popular|viewed|shared)|editors?['’]?s? picks?",
    r"you (?:may|might) (?:also (?:like|enjoy|be interested in)|like).*",
    r"more (?:from|on|in) .{1,40}|more (?:stories|news|articles)|don['’]t miss|in other news",
    r"about the authors?|about us|leave a (?:comment|reply)",
)


def furniture(text: str, lines: Sequence[Span]) -> tuple[list[SetAside], list[Span]]:
    """What is set aside of the lines of a text, and the lines that are kept, both in order.

    A line is kept or set aside as a whole, save for a labelled date in front of the first line's text.
    """
    reasons = _reasons([line.of(text) for line in lines])
    kept = [line for line, reason in zip(lines, reasons, strict=True) if reason is None]
    if not kept:
        return [], list(lines)
    set_aside = [SetAside(line, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None]
    if label := DATE_LABEL.match(text, kept[0].start, kept[0].end):
        set_aside = sorted([*set_aside, SetAside(Span(*label.span()), "date")], key=lambda aside: aside.span)
        kept[0] = strip(text, label.end(), kept[0].end)
    return set_aside, kept


def _reasons(lines: Sequence[str]) -> list[str | None]:
    """For each line why it is furniture, or None."""
    reasons = [_anywhere(line) for line in lines]
    prose = [number for number, line in enumerate(lines) if reasons[number] is None and _is_prose(line)]
    trailer = _trailer(lines, prose)
    body = [number for number in prose if number < trailer]
    head, tail = (body[0], body[-1] + 1) if body else (trailer, trailer)
    for number in [*range(head), *range(tail, trailer)]:
        reasons[number] = reasons[number] or _outside_prose(lines[number])
    if body:
        for number, reason in _repeated_titles(lines[:head]):
            reasons[number] = reasons[number] or reason
        for number in range(tail, trailer):
            reasons[number] = reasons[number] or ("about the site" if ABOUT.fullmatch(lines[number]) else None)
    for number in range(trailer, len(lines)):
        reasons[number] = reasons[number] or "links to other articles"
    return reasons


@lru_cache(maxsize=1 << 12)
def _anywhere(line: str) -> str | None:
    """The reason a line is furniture wherever it stands."""
    if len(line) > MAX_LINE:
        return None
    if SEPARATOR.fullmatch(line):
        return "separator"
    if STANDING_TEXT.fullmatch(line):
        return "standing text of the site"
    if SENTENCE_END.search(line):
        return None
    if PLACEHOLDER.search(line):
        return "unfilled template"
    if PROMPT.fullmatch(line):
        return "prompt to the reader"
    return "listening or reading time" if LISTENING_TIME.fullmatch(line) else None


@lru_cache(maxsize=1 << 12)
def _outside_prose(line: str) -> str | None:
    """The reason a line is furniture if it stands before or after the running text."""
    if len(line) > MAX_LINE:
        return None
    reasons = [_anywhere(part) or _label(part) for part in PART_BREAK.split(line)]
    if all(reasons):
        return reasons[0]
    return "breadcrumb" if _crumbs(line) else None


def _label(part: str) -> str | None:
    """The reason a line, or a part of one between bars or dots, is a label of the article and not its text."""
    if _is_date(part):
        return "date"
    if SENTENCE_END.search(part):
        return None
    if BYLINE.fullmatch(part):
        return "byline"
    if CREDIT.fullmatch(part):
        return "credit"
    return "page control" if CONTROL.fullmatch(part) else None


def _is_date(line: str) -> bool:
    return DATE.search(line) is not None and all(map(DATE_WORD.fullmatch, WORD.findall(line.lower())))


def _is_prose(line: str) -> bool:
    """Whether a line is running text: it ends like a sentence, or is too long for a heading."""
    words = len(line.split(maxsplit=LONG_LINE_WORDS))
    if words > LONG_LINE_WORDS:
        return True
    return words >= MIN_PROSE_WORDS and SENTENCE_END.search(line[-10:]) is not None and not _is_date(line)


def _crumbs(line: str) -> list[str]:
    """The parts of “Home / World / Title” or “News | Sport | Weather”, or nothing."""
    crumbs = CRUMB_BREAK.split(line)
    is_path = len(crumbs) > 1 and HOME.fullmatch(crumbs[0]) is not None
    is_menu = len(crumbs) > 2 and all(0 < len(crumb) <= 30 for crumb in crumbs)
    return crumbs if is_path or is_menu else []


def _repeated_titles(head: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines above the running text that say the title again: in the breadcrumb's words, or twice."""
    trail = {crumb.casefold() for line in head for crumb in _crumbs(line)}
    seen: set[str] = set()
    for number, line in enumerate(head):
        title = line.casefold()
        if title in trail:
            yield number, "title, as in the breadcrumb"
        elif title in seen:
            yield number, "title repeated"
        seen.add(title)


def _trailer(lines: Sequence[str], prose: Sequence[int]) -> int:
    """Where the links to other articles begin that end a page; the number of lines if there are none."""
    rest = sum(map(len, lines))
    limit = MAX_TRAILER * rest
    for number, line in enumerate(lines if prose else ()):
        ends_page = number > prose[0] and (rest <= limit or number > prose[-1])
        if ends_page and len(line) <= MAX_LINE and TRAILER.fullmatch(line):
            return number
        rest -= len(line)
    return len(lines)
