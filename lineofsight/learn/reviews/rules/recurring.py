"""Where a learning point of the thread comes from, so that themes can be seen to recur across ways of learning."""

REVIEWS, AUDITS, DEATHS, CONCERNS, ELSEWHERE = "reviews", "audits", "deaths", "concerns", "elsewhere"
LABELS = {REVIEWS: "Reviews", AUDITS: "Audits", DEATHS: "Child deaths", CONCERNS: "Concerns", ELSEWHERE: "Elsewhere"}
# By the kind of the record it comes from.
KINDS = {
    "reviews.incident": REVIEWS,
    "child_deaths.death": DEATHS,
    "child_deaths.panel": DEATHS,
    "business_plan.challenge": CONCERNS,
}
# By the words of where it comes from, where no record stands behind it.
WORDS = (("child death", DEATHS), ("audit", AUDITS), ("concern", CONCERNS), ("escalation", CONCERNS))


def origin_of(kind: str, said: str, *, audited: bool) -> str:
    """Where a learning point comes from: by the record behind it, by evidence of an audit, or by its own words.

    Args:
        kind: of the record it comes from. said: where it says it comes from. audited: whether evidence of an audit
            supports it.
    """
    if kind in KINDS:
        return KINDS[kind]
    if audited:
        return AUDITS
    return next((origin for word, origin in WORDS if word in said.lower()), ELSEWHERE)
