"""Every read of performance: who may do what, requests and returns, the scorecard."""

from lineofsight.know.performance.selectors.beside import Compared, Others
from lineofsight.know.performance.selectors.completeness import Lateness, asked_of, completeness
from lineofsight.know.performance.selectors.indicator import (
    Breakdown,
    Part,
    Reading,
    Wording,
    breakdown_of,
    wordings_of,
)
from lineofsight.know.performance.selectors.returns import (
    Asked,
    commentary_of,
    commentary_on,
    item_of,
    items_for,
    last_value,
    last_values,
    lead_today,
    queries_of,
    questions_of,
    request_facts,
    requests_in,
    return_facts,
    returns_of,
    returns_to_remind,
    signed_off_values,
    standing_values,
    suppliers_of,
    whom_to_ask,
)
from lineofsight.know.performance.selectors.rights import (
    ANALYSTS,
    in_part,
    queries_seen,
    requests_seen,
    returns_seen,
    roles_inside,
    scorecards,
)
from lineofsight.know.performance.selectors.scorecard import (
    DRAWN,
    Beside,
    Row,
    period_of,
    periods_known,
    queried_refs,
    queries_on,
    scorecard,
)

__all__ = [
    "ANALYSTS", "DRAWN", "Asked", "Beside", "Breakdown", "Compared", "Lateness", "Others", "Part", "Reading", "Row",
    "Wording", "asked_of", "breakdown_of", "commentary_of", "commentary_on", "completeness", "in_part", "item_of",
    "items_for", "last_value", "last_values", "lead_today", "period_of", "periods_known", "queried_refs",
    "queries_of", "queries_on", "queries_seen", "questions_of", "request_facts", "requests_in", "requests_seen",
    "return_facts", "returns_of", "returns_seen", "returns_to_remind", "roles_inside", "scorecard", "scorecards",
    "signed_off_values", "standing_values", "suppliers_of", "whom_to_ask", "wordings_of",
]  # fmt: skip
