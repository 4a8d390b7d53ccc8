"""Closed lists of a serious incident. Ethnicity in the codes of the children in need census; NOBT (not yet obtained)
and REFU (refused) are two different answers."""

SEX = {"F": "Female", "M": "Male", "U": "Not known, or not yet"}
ETHNICITY = {
    "WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage", "WROM": "Gypsy or Roma",
    "WOTH": "Any other White background", "MWBC": "White and Black Caribbean", "MWBA": "White and Black African",
    "MWAS": "White and Asian", "MOTH": "Any other mixed background", "AIND": "Indian", "APKN": "Pakistani",
    "ABAN": "Bangladeshi", "AOTH": "Any other Asian background", "BCRB": "Black Caribbean", "BAFR": "Black African",
    "BOTH": "Any other Black background", "CHNE": "Chinese", "OOTH": "Any other ethnic group",
    "NOBT": "Not yet obtained", "REFU": "Refused",
}  # fmt: skip
LEGAL = {
    "none": "None", "cin": "Child in need", "cpp": "Child protection plan",
    "care_order": "Looked after: care order or interim care order", "s20": "Looked after: accommodated (section 20)",
    "looked_after": "Looked after: another status", "sgo": "Special guardianship", "care_leaver": "Care leaver",
    "adopted": "Adopted", "unknown": "Not known",
}  # fmt: skip
LOOKED_AFTER = frozenset({"care_order", "s20", "looked_after"})
HARM = {"died": "A child died", "harmed": "A child was seriously harmed"}
# The same of one of its children.
CHILD_HARM = {"died": "Died", "harmed": "Was seriously harmed", "neither": "Neither, as far as is known"}
ABUSE = {
    "known": "Known",
    "suspected": "Suspected",
    "neither": "Neither known nor suspected",
    "unknown": "Not known yet",
}
SAFE = {"yes": "Yes, it was made sure", "no": "No, or not all of them", "none": "There are no other children",
        "unknown": "Not known yet"}  # fmt: skip
# What a partner thinks of notifying.
VIEWS = {"notify": "Notify", "not_notify": "Do not notify", "unsure": "Not sure yet"}
ALTERNATIVES = {
    "local_review": "A local learning review", "discussion": "A discussion of the case", "audit": "An audit",
    "none": "Nothing further",
}  # fmt: skip
# What follows a rapid review.
STEPS = {
    "local": "A local child safeguarding practice review", "national": "Ask for a national review",
    "learning": "No review: what was learned is acted on", "other": "Another way of learning, such as an audit",
}  # fmt: skip
# SI 2018/789: what safeguarding partners take into account when they decide on a local review.
CRITERIA = {
    "improvements": "It highlights improvements needed to safeguard children, also where they were named before",
    "themes": "It highlights recurrent themes",
    "together": "It raises concerns about how two or more organisations work together",
    "panel": "The national Panel thinks a local review may be more appropriate",
}
AGREES = {"yes": "Agrees", "partly": "Agrees in part", "no": "Disagrees"}
PAUSES = {
    "criminal": "Criminal investigation or trial", "inquest": "Inquest", "family_court": "Family court",
    "parallel": "Another review of it", "family": "At the family’s wish", "other": "Another reason",
}  # fmt: skip
AIMS = (
    ("facts", "What happened, as far as can be readily established"),
    ("safety", "Whether anything is needed at once for children’s safety, and what was done"),
    ("improvement", "What could be better in how children are safeguarded"),
    ("next_steps", "What happens next, and why"),
)
