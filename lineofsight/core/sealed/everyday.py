"""Words that a name or an address may hold and that say nothing alone, so that a search for them would find every text.

A name as a whole and an address as a whole are looked for all the same.
"""

# Words that say nothing, whoever wrote them beside a name or a place.
PLAIN = frozenset(
    ["a", "an", "and", "at", "aunt", "baby", "brother", "by", "carer", "carers", "dr", "example", "family", "father",
     "foster", "from", "grandfather", "grandmother", "in", "invented", "known", "miss", "mother", "mr", "mrs", "ms",
     "near", "not", "of", "on", "outside", "parent", "parents", "sister", "the", "their", "to", "uncle", "with"]
)  # fmt: skip
# Words of addresses. A name may be one of them, and is then looked for as names are written.
COMMON = frozenset(
    ["academy", "avenue", "church", "close", "college", "court", "crescent", "drive", "east", "flat", "gardens",
     "general", "green", "grove", "high", "hill", "home", "hospital", "house", "infirmary", "lane", "market", "mews",
     "north", "nursery", "park", "place", "primary", "rise", "road", "row", "school", "south", "square", "station",
     "street", "terrace", "view", "walk", "ward", "way", "west"]
)  # fmt: skip
# Names that are words as well: such a part alone counts where it is written large within a sentence.
WORDS_TOO = frozenset(
    ["april", "art", "august", "autumn", "baker", "bell", "best", "bill", "bird", "black", "brown", "case", "chase",
     "cook", "cross", "dawn", "day", "dean", "faith", "field", "fox", "frank", "good", "grace", "grant", "gray", "guy",
     "hope", "joy", "june", "king", "law", "little", "long", "mark", "mason", "may", "miles", "moon", "noble", "page",
     "penny", "price", "read", "rice", "rich", "rose", "short", "sky", "small", "star", "stone", "summer", "van",
     "white", "will", "wolf", "wood", "young"]
)  # fmt: skip
