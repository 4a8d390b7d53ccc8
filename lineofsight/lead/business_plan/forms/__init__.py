"""Forms of the module: shape; what must be said before a move is in the rules."""

from lineofsight.lead.business_plan.forms.challenges import (
    ChallengeForm,
    ChallengesFilter,
    EffectForm,
    EscalateForm,
    PastForm,
    ReplyForm,
)
from lineofsight.lead.business_plan.forms.highlights import AnswerForm, HighlightForm
from lineofsight.lead.business_plan.forms.measures import FoundForm, MeasureForm, MoveForm
from lineofsight.lead.business_plan.forms.plans import (
    AgreePlanForm,
    BoardPriorityForm,
    DraftPlanForm,
    JudgeForm,
    PlanForm,
    ReviewPointForm,
)
from lineofsight.lead.business_plan.forms.priorities import (
    CarryForm,
    HandOnForm,
    ObjectiveForm,
    OwnerForm,
    PriorityForm,
    ShownForm,
    StrategyObjectiveForm,
)

__all__ = [
    "AgreePlanForm", "AnswerForm", "BoardPriorityForm", "CarryForm", "ChallengeForm", "ChallengesFilter",
    "DraftPlanForm", "EffectForm", "EscalateForm", "FoundForm", "HandOnForm", "HighlightForm", "JudgeForm",
    "MeasureForm", "MoveForm", "ObjectiveForm", "OwnerForm", "PastForm", "PlanForm", "PriorityForm", "ReplyForm",
    "ReviewPointForm", "ShownForm", "StrategyObjectiveForm",
]  # fmt: skip
