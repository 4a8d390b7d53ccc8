"""What people say in the made-up partnership of the benchmarks: themes, and sentences enough that few are the same."""

THEMES = (
    "Children who go missing", "Neglect", "Domestic abuse", "Supervision of practitioners", "Sharing of information",
    "Criminal exploitation", "Sexual harm in families", "Online harm", "Babies under one", "Children with disabilities",
    "Fathers and male carers", "Parents who use drugs or alcohol", "Parental mental health", "Early help",
    "First conferences", "Core groups", "Strategy discussions", "Private fostering", "Allegations against staff",
    "School exclusion", "Elective home education", "Self-harm", "Young carers", "The move to adult services",
)  # fmt: skip
WHO = (
    "School nurses", "Health visitors", "Neighbourhood officers", "Social workers", "Midwives", "Youth workers",
    "Designated leads in schools", "Emergency departments", "Family support workers", "Probation officers", "GPs",
)  # fmt: skip
DO = (
    "record what a child says in the child’s own words", "ask about brothers and sisters", "see the child alone",
    "share the chronology before the conference", "tell the front door within one working day",
    "write down who was told", "question a decision they do not agree with",
    "keep the plan where the family can read it", "come to core groups or send somebody who can decide",
    "ask who else lives in the home",
    "follow up when a child was not brought", "use an interpreter who is not of the family",
    "bring the worry to supervision in the same week",
)  # fmt: skip
WHEN = (
    "when a child comes back after going missing", "at the first visit", "when a plan ends", "before a case is closed",
    "when a family moves", "at a weekend", "when a parent refuses consent", "after a strategy discussion",
    "when a worry is heard again", "in the first weeks of a baby’s life", "when two services are involved",
    "when a placement changes", "once a child is sixteen", "when a school place is lost", "in the school holidays",
    "when an adult in the home is arrested", "when a family has no fixed address",
)  # fmt: skip
DOES = (
    "Train", "Audit how often", "Write down in the procedures how", "Show in supervision how", "Brief all teams on how",
    "Check by a dip sample that", "Agree with the other agencies how",
)  # fmt: skip


def learned(n: int) -> str:
    """What the learning point of a number says; its theme is in it."""
    return f"{THEMES[n % len(THEMES)]}: {said(n)} (made up, {n})."


def asked(n: int) -> str:
    """What the action of a number asks for."""
    who, rest = said(n, 5)[:2], said(n, 5)[2:]
    return f"{DOES[n % len(DOES)]} {who if who.isupper() else who.lower()}{rest} (made up, {n})"


def said(n: int, step: int = 1) -> str:
    """Who does or does not do what, and when."""
    often = ("seldom", "do not always", "often", "rarely")[n * step % 4]
    return f"{WHO[n * step % len(WHO)]} {often} {DO[n * step % len(DO)]} {WHEN[n * step % len(WHEN)]}"
