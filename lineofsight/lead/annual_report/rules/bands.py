"""What words may say of numbers: each wording with the band its number must lie in, and the sentence that says so.

These bands are the partnership report's own convention, not a statute's. A share is in per cent. A change is in per
cent of the earlier value, or, between two percentages, in percentage points.
"""

from dataclasses import dataclass
from decimal import Decimal

SHARE, CHANGE, ALIKE = "share", "change", "alike"
BY_HUNDREDS = Decimal(100)


@dataclass(frozen=True)
class Band:
    """One wording: its pattern, what it speaks of (a share, a change, two things that are alike) and its limits.

    `low` and `high` belong to the band unless `above` or `below` says they do not. For a change between two percentages
    the limits are `points`, where they are given. `sentence` is the rule as it is read.
    """

    words: str
    pattern: str
    of: str
    low: Decimal
    high: Decimal
    sentence: str
    above: bool = False
    below: bool = False
    points: tuple[Decimal, Decimal] | None = None

    def holds(self, value: Decimal, *, in_points: bool = False) -> bool:
        """Whether a number may be put in these words.

        Args:
            in_points: whether the number is a change between percentages, in points.
        """
        low, high = self.points if in_points and self.points else (self.low, self.high)
        over = value > low if self.above else value >= low
        return over and (value < high if self.below else value <= high)


# The fractions people write, in order: their name, their per cent.
FRACTIONS = (
    ("a tenth", r"(?:a|one)[\s-]tenth", Decimal(10)),
    ("a fifth", r"(?:a|one)[\s-]fifth", Decimal(20)),
    ("a quarter", r"(?:a|one)[\s-]quarter", Decimal(25)),
    ("a third", r"(?:a|one)[\s-]third", BY_HUNDREDS / 3),
    ("half", r"(?:a\s|one\s)?half", Decimal(50)),
    ("two thirds", r"two[\s-]thirds", BY_HUNDREDS * 2 / 3),
    ("three quarters", r"three[\s-]quarters", Decimal(75)),
    ("four fifths", r"four[\s-]fifths", Decimal(80)),
    ("nine tenths", r"nine[\s-]tenths", Decimal(90)),
)
# A third party, the third sector, half-term, a quarter of the year are no shares.
NOT_SHARES = r"(?!\s(?:part(?:y|ies)|sector|term|year|hour|day|time|sister|brother|sibling)|[\s-]?(?:term|year)|s\b)"
ABOUT = r"(?:about|around|roughly|approximately|some)\s"
NEARLY = r"(?:nearly|almost|close\sto|just\s(?:under|below)|not\squite)\s"
JUST_OVER = r"(?:just\sover|slightly\s(?:over|more\sthan)|a\slittle\s(?:over|more\sthan))\s"
OVER, UNDER = r"(?:over|more\sthan|above)\s", r"(?:under|less\sthan|fewer\sthan|below)\s"


def fraction_bands() -> tuple[Band, ...]:
    """The bands of every fraction: about, nearly, just over, over, under, and plain where "of" follows."""
    found: list[Band] = []
    edges = (Decimal(0), *(at for _, _, at in FRACTIONS), BY_HUNDREDS)
    for number, (name, pattern, at) in enumerate(FRACTIONS, start=1):
        before, after = edges[number - 1], edges[number + 1]
        part = f"{pattern}{NOT_SHARES}"
        shown = f"{at.normalize():f}%" if at == at.to_integral_value() else f"{at:.1f}%"
        found += [
            Band(f"about {name}", ABOUT + part, SHARE, at - 3, at + 3,
                 f"“About {name}” is within 3 points of {shown}."),
            Band(f"just over {name}", JUST_OVER + part, SHARE, at, at + 3,
                 f"“Just over {name}” is above {shown}, by 3 points at most.", above=True),
            Band(f"nearly {name}", NEARLY + part, SHARE, at - 4, at,
                 f"“Nearly {name}” is below {shown}, by 4 points at most.", below=True),
            Band(f"over {name}", OVER + part, SHARE, at, after,
                 f"“Over {name}” is above {shown} and below the next common fraction.", above=True, below=True),
            Band(f"under {name}", UNDER + part, SHARE, before, at,
                 f"“Under {name}” is below {shown} and above the common fraction before it.", above=True, below=True),
            Band(name, rf"{part}(?=\sof\b)", SHARE, at - 1, at + 1,
                 f"“{name.capitalize()}” is within 1 point of {shown}."),
        ]  # fmt: skip
    return tuple(found)


HIGHEST = Decimal(10) ** 9
SLIGHT = r"(?:slightly|marginally|a\slittle)"
SHARP = r"(?:sharply|steeply|markedly|substantially|significantly|dramatically|considerably)"
SMALL_ONE = r"(?:slight|small|marginal|modest)\s"
LARGE_ONE = r"(?:sharp|steep|marked|substantial|significant|dramatic|large|considerable)\s"
RISE = r"(?:ris(?:en|es|e|ing)|rose|increas(?:ed|es|ing|e)|gr(?:ew|own|owth)|(?:went|gone|going|goes)\sup|climbed)"
FALL = (
    r"(?:f(?:ell|allen|alls|all|alling)|decreas(?:ed|es|ing|e)|dropp?(?:ed|s|ing)?|declin(?:ed|es|ing|e)|reduc(?:ed|tion)"
    r"|(?:went|gone|going|goes)\sdown)"
)
D = Decimal

SHARES = (
    Band("virtually all", r"virtually\s(?:all|every)", SHARE, D(97), D(100), "“Virtually all” is 97% or more."),
    Band("almost all", r"(?:almost|nearly)\s(?:all|every)", SHARE, D(90), D(100), "“Almost all” is 90% or more."),
    Band("the large majority", r"(?:a|the)\s(?:vast|large|great|overwhelming)\smajority", SHARE, D(75), D(100),
         "“The large majority” is 75% or more."),
    Band("the majority", r"(?:a|the)\smajority", SHARE, D(50), D(100), "“The majority” is more than half.", above=True),
    Band("a small minority", r"(?:a|the)\s(?:small|tiny)\sminority(?!\sethnic)", SHARE, D(0), D(20),
         "“A small minority” is 20% or less.", above=True),
    Band("a minority", r"(?:a|the)\sminority(?=\sof\b)", SHARE, D(0), D(50), "“A minority” is less than half.",
         above=True, below=True),
    Band("few", r"(?<!\ba\s)(?<!\blast\s)(?<!\bpast\s)(?<!\bfirst\s)(?<!\bnext\s)\b(?:very\s|only\sa\s)?few"
                r"(?!\s(?:days|weeks|months|years|hours|minutes|words)\b)",
         SHARE, D(0), D(15), "“Few” is 15% or less."),
)  # fmt: skip
CHANGES = (
    Band("more than doubled", r"more\sthan\s(?:doubl(?:ed|ing)|twice)", CHANGE, D(100), HIGHEST,
         "“More than doubled” is a rise of over 100%.", above=True),
    Band("nearly doubled", r"(?:nearly|almost)\sdoubl(?:ed|ing)", CHANGE, D(80), D(100),
         "“Nearly doubled” is a rise of 80% to under 100%.", below=True),
    Band("doubled", r"doubl(?:ed|ing)", CHANGE, D(90), D(110), "“Doubled” is a rise of 90% to 110%."),
    Band("trebled", r"(?:trebl|tripl)(?:ed|ing)", CHANGE, D(190), D(210), "“Trebled” is a rise of 190% to 210%."),
    Band("more than halved", r"more\sthan\shalv(?:ed|ing)", CHANGE, D(-100), D(-50),
         "“More than halved” is a fall of over 50%.", below=True),
    Band("nearly halved", r"(?:nearly|almost)\shalv(?:ed|ing)", CHANGE, D(-50), D(-40),
         "“Nearly halved” is a fall of 40% to under 50%.", above=True),
    Band("halved", r"halv(?:ed|ing)", CHANGE, D(-55), D(-45), "“Halved” is a fall of 45% to 55%."),
    Band("rose slightly", rf"{RISE}\s(?:only\s|very\s)?{SLIGHT}|{SLIGHT}\s{RISE}|{SMALL_ONE}{RISE}", CHANGE,
         D(0), D(5), "“Rose slightly” is a rise of 5% at most; between percentages, of 2 points.", above=True,
         points=(D(0), D(2))),
    Band("fell slightly", rf"{FALL}\s(?:only\s|very\s)?{SLIGHT}|{SLIGHT}\s{FALL}|{SMALL_ONE}{FALL}", CHANGE,
         D(-5), D(0), "“Fell slightly” is a fall of 5% at most; between percentages, of 2 points.", below=True,
         points=(D(-2), D(0))),
    Band("rose sharply", rf"{RISE}\s(?:very\s)?{SHARP}|{SHARP}\s{RISE}|{LARGE_ONE}{RISE}", CHANGE, D(20), HIGHEST,
         "“Rose sharply” is a rise of 20% or more; between percentages, of 10 points.", points=(D(10), HIGHEST)),
    Band("fell sharply", rf"{FALL}\s(?:very\s)?{SHARP}|{SHARP}\s{FALL}|{LARGE_ONE}{FALL}", CHANGE, D(-100), D(-20),
         "“Fell sharply” is a fall of 20% or more; between percentages, of 10 points.", points=(D(-100), D(-10))),
    Band("stable", r"(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|was|were|is|are|been|broadly|largely|relatively|fairly)\s"
                   r"(?:\w+\s)?(?:stable|steady|unchanged)|stable\sat",
         CHANGE, D(-3), D(3), "“Stable” is a change of 3% at most, up or down; between percentages, of 1 point.",
         points=(D(-1), D(1))),
)  # fmt: skip
ALIKES = (
    Band("comparable", r"comparable(?=\s(?:to|with)\b)|broadly\ssimilar|similar(?=\sto\b)|in\sline(?=\swith\b)", ALIKE,
         D(-5), D(5), "“Comparable” is a difference of 5% at most; between percentages, of 2 points.",
         points=(D(-2), D(2))),
)  # fmt: skip
# Longer wordings first: "more than halved" is not "halved", nor "just over half" "over half".
BANDS = (*SHARES, *CHANGES, *ALIKES, *fraction_bands())
# What is offered for a value that its words do not fit, the plainest first.
OFFERED = {
    SHARE: ("about", "nearly", "just over", "over", "virtually all", "almost all", "the large majority", "the majority",
            "few", "a small minority", "a minority"),
    CHANGE: ("stable", "rose slightly", "fell slightly", "doubled", "nearly doubled", "more than doubled", "trebled",
             "halved", "nearly halved", "more than halved", "rose sharply", "fell sharply"),
    ALIKE: ("comparable",),
}  # fmt: skip


def words_that_hold(of: str, value: Decimal, *, in_points: bool = False) -> tuple[str, ...]:
    """The wordings a number may be put in, the plainest first; three at most."""
    fitting = [band.words for band in BANDS if band.of == of and band.holds(value, in_points=in_points)]
    offered = [words for start in OFFERED[of] for words in fitting if words == start or words.startswith(f"{start} ")]
    return tuple(dict.fromkeys(offered))[:3]
