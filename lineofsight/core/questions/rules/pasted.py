"""What was pasted from Word, a web page or an e-mail, as the words that are in it."""

import html
import re
import unicodedata

# What Word wraps its text in for other programs: its conditional comments and what stands between them, and styles.
NOISE = tuple(
    (re.compile(begins, re.IGNORECASE), re.compile(ends, re.IGNORECASE))
    for begins, ends in (
        (r"<!--\s*\[if\b", r"<!\s*\[endif\]\s*-->"),
        *((rf"<{name}\b[^<>]*>", rf"</{name}\s*>") for name in ("style", "script", "xml", "head", "title")),
        (r"<!--", r"-->"),
        (r"<!\[(?:if|endif)\b", r">"),
    )
)
# What shows that a text is markup and not somebody's own words between signs for less and more.
MARKED = re.compile(
    r"<!--\s*\[if\b|</?[owvm]:[a-z]+\b|\bclass=[\"']?Mso|\bmso-[a-z]"
    r"|<(?:p|span|div|table|td|li|ul|ol|font|b|i|br)(?:\s+[\w:-]+=[^<>]*)?/?>",
    re.IGNORECASE,
)
ENDS_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])\s*>", re.IGNORECASE)
# A name, and then the end of the tag or what stands in it: "if the score is <3 and >1" has none.
TAG = re.compile(r"</?[a-z][a-z0-9]*(?::[a-z]+)?(?:\s[^<>]*)?/?>", re.IGNORECASE)
BULLET = re.compile(r"^[ \t\u00a0]*[\uf0b7\uf0a7\u00b7\u2022](?:[ \t\u00a0]+|$)", re.MULTILINE)
SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# What parts lines: a page's end, a vertical tab (Word's own line break), and Unicode's separators.
PARTS_LINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
MANY_EMPTY = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def plain_words(text: str) -> str:
    """The words of what somebody typed or pasted: nothing of Word's markup and nothing unseen, every word kept.

    Smart quotes, dashes and accents stay; spaces of other widths become spaces. Markup is taken off only where it is
    plain that it is markup, so that what somebody wrote between “<” and “>” is not lost. Strength: local.
    """
    lines = PARTS_LINES.sub("\n", text)
    words = unmarked(lines) if MARKED.search(lines) else lines
    words = BULLET.sub("- ", SPACES.sub(" ", words))
    return MANY_EMPTY.sub("\n\n", "".join(sign for sign in words if is_seen(sign))).strip()


def unmarked(text: str) -> str:
    """A text in markup, without it: a paragraph's end is a line's."""
    for begins, ends in NOISE:
        text = without(text, begins, ends)
    return html.unescape(TAG.sub("", ENDS_LINE.sub("\n", text)))


def without(text: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """A text without what stands from each beginning to its end; one that has no end stays. Looked through once, so
    that a text of many beginnings does not take for ever."""
    kept, at = [], 0
    while (first := begins.search(text, at)) and (last := ends.search(text, first.end())):
        kept.append(text[at : first.start()])
        at = last.end()
    return "".join([*kept, text[at:]])


def is_seen(sign: str) -> bool:
    """Whether a sign can be kept: not a control character, one half of a pair, one that turns letters round, or a
    code point that is none. What joins letters of some scripts and emoji stays."""
    if sign in "\n\t\u200c\u200d":
        return True
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs") and ord(sign) & 0xFFFE != 0xFFFE
