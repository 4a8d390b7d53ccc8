"""Signs that look like a letter and are another: letters of other alphabets that look like a Latin one, figures, and a
small l and a large I, which look alike.

Source of the former: the Unicode Consortium's confusables (Unicode Technical Standard 39), of Greek, Cyrillic and
Armenian those that nobody tells from a letter of the English alphabet. They are written as code points, since they
cannot be told apart here. Capitals that look like both I and l are read as I, with which a name may begin. The latter:
what people write for a letter so that it is not found (local).
"""

import re

# Signs that nobody sees.
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LATIN = {
    "a": "\u03b1\u0430\u0251", "c": "\u0441\u03f2", "d": "\u0501", "e": "\u0435\u04bd", "f": "\u0584",
    "g": "\u0581\u0261", "h": "\u04bb\u0570", "i": "\u03b9\u0456\ua647\u04cf\u0131", "j": "\u03f3\u0458",
    "k": "\u03ba\u043a", "n": "\u0578\u057c\u03b7", "o": "\u03bf\u03c3\u043e\u0585", "p": "\u03c1\u0440",
    "q": "\u051b\u0563\u0566", "r": "\u0433", "s": "\u0455", "u": "\u03c5\u057d", "v": "\u03bd\u0475",
    "w": "\u0461\u051d\u0561", "x": "\u0445\u03c7", "y": "\u03b3\u0443\u04af", "b": "\u042c\u044c",
    "A": "\u0391\u0410", "B": "\u0392\u0412", "C": "\u0421\u03f9", "E": "\u0395\u0415", "F": "\u03dc",
    "G": "\u050c", "H": "\u0397\u041d", "I": "\u0399\u0406\u04c0", "J": "\u037f\u0408", "K": "\u039a\u041a",
    "M": "\u039c\u03fa\u041c", "N": "\u039d", "O": "\u039f\u041e\u0555", "P": "\u03a1\u0420", "S": "\u0405\u054f",
    "T": "\u03a4\u0422", "U": "\u054d", "V": "\u0474", "W": "\u051c", "X": "\u03a7\u0425", "Y": "\u03a5\u0423\u04ae",
    "Z": "\u0396",
}  # fmt: skip
LOOKALIKES = {sign: letter for letter, signs in LATIN.items() for sign in signs}

# Figures that are written for a letter, and what a small l and a large I are marked as where either may stand for the
# other: an l where a large letter would stand, and an I that begins a word or follows a small letter.
FIGURES = {"o": "0", "i": "1", "l": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8"}
SMALL_L, LARGE_I = "\u026b", "\u026a"
# By letter, the signs that are that letter, and those that only look like it.
OWN = {"i": f"i{LARGE_I}", "l": f"l{SMALL_L}"}
FOR = FIGURES | {"i": f"1{SMALL_L}", "l": f"1{LARGE_I}"}
# What has figures and is no word: a number with its unit, its ordinal or a letter behind it, and a letter with a
# number, such as a road, a section of an Act or the beginning of a postcode.
UNITS = "st|nd|rd|th|am|pm|s|in|mm|cm|m|km|ft|mg|g|kg|lb|oz|ml|cl|l|h|hrs?|mins?|secs?|d|wks?|mths?|p|k|yrs?|x|mb|gb|tb"
AMOUNT = rf"(?:\d+(?:[^\W\d_]|{UNITS})?|[^\W\d_](?:\d+|\d{{2,}}[^\W\d_]))(?![^\W_])"


def disguised(letters: str) -> str:
    """The pattern of a word some of whose letters are other signs that look like them; none where nothing looks like
    any of them. What is a number, or is the word as it is, is no such word.

    Args:
        letters: the word, folded.
    """
    if not any(letter in FOR for letter in letters):
        return ""
    own = "".join(f"[{OWN[one]}]" if one in OWN else re.escape(one) for one in letters)
    either = "".join(f"[{OWN.get(one, one)}{FOR[one]}]" if one in FOR else re.escape(one) for one in letters)
    return rf"(?!{own})(?!{AMOUNT}){either}"


def doubtful(text: str) -> dict[int, str]:
    """Where a small l may stand for a large I, and a large I for a small l, by where it stands in a text."""
    found, before, plain = {}, "", [LOOKALIKES.get(sign, sign) for sign in text]
    for at, sign in enumerate(plain):
        after = plain[at + 1] if at + 1 < len(plain) else ""
        if sign == "l" and (not before.isalpha() or (before.isupper() and not after.islower())):
            found[at] = SMALL_L
        elif sign == "I" and (not before.isalpha() or before.islower()):
            found[at] = LARGE_I
        if sign not in UNSEEN:
            before = "l" if found.get(at) == LARGE_I and before.isalpha() else sign
    return found
