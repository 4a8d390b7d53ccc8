"""The census's codes in the words of the indicator library: facts of the department's code sets."""

ORIGINS = {
    "1A": "individual", "1B": "individual", "1C": "individual", "1D": "individual",
    "2A": "schools", "2B": "education",
    "3A": "health", "3B": "health", "3C": "health", "3D": "health", "3E": "health", "3F": "health",
    "4": "housing",
    "5A": "council", "5B": "council", "5C": "council", "5D": "council",
    "6": "police", "7": "legal", "8": "other", "9": "anonymous",
}  # fmt: skip
CATEGORIES = {"NEG": "neglect", "EMO": "emotional", "PHY": "physical", "SAB": "sexual", "MUL": "multiple"}
WHITE_BRITISH = "WBRI"
# Ethnicity that was refused, or has not been obtained: not recorded.
NOT_RECORDED = frozenset({"", "REFU", "NOBT"})
# Of the factors that an assessment records: that there are none.
NO_FACTORS = "21"


def origin_of(code: str) -> str:
    """Who referred; nothing for “unknown” (10), and for codes that are none."""
    return ORIGINS.get(code.upper(), "")


def category_of(code: str) -> str:
    """A plan's category; nothing for codes that are none."""
    return CATEGORIES.get(code.upper(), "")
