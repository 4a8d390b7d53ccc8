"""Letters of other alphabets that look like a Latin one, and the Latin letter they are read as.

Source: the Unicode Consortium's confusables (Unicode Technical Standard 39), of Greek, Cyrillic and Armenian those that
nobody tells from a letter of the English alphabet. They are written as code points, since they cannot be told apart
here. Capitals that look like both I and l are read as I, with which a name may begin.
"""

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
