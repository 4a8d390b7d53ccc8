from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.know.self_assessments import figures, selectors, services
from lineofsight.know.self_assessments.lifecycle import (
    ASSESSMENT,
    CHALLENGE,
    COPY,
    EXAMPLE,
    REGISTRATION,
    ROUND,
    SUPPORT,
)
from lineofsight.know.self_assessments.models import Challenge, Copy, Example, Registration, Round, Support
from lineofsight.know.self_assessments.selectors.rights import LEADS

DEFINITIONS = Path(__file__).with_name("definitions")
QUESTION_SETS = ("local_neglect", "school_safeguarding", "section_11")

manifest = Manifest(
    name="self_assessments",
    label="Self-assessments",
    wing="know",
    nav=(
        NavPage(
            "Self-assessments", "self_assessments:rounds", "self_assessments.list_rounds",
            "What organisations and schools say of their own safeguarding, who is late, and what the answers come to.",
        ),
        NavPage(
            "Your organisation’s self-assessment", "self_assessments:own_assessments",
            "self_assessments.list_assessments", "Answer once, for everybody who asks.",
        ),
        NavPage(
            "Your sites’ self-assessments", "self_assessments:sites", "self_assessments.list_sites",
            "How far your schools, nurseries or centres are, and what you answer for all of them.",
        ),
        NavPage(
            "Registrations", "self_assessments:registrations", "self_assessments.list_registrations",
            "Organisations nobody invited that want to take part.",
        ),
        NavPage(
            "Good examples of safeguarding", "self_assessments:examples", "self_assessments.list_examples",
            "What organisations let others learn from, in their own words.",
        ),
        NavPage(
            "Your providers’ self-assessments", "self_assessments:providers", "self_assessments.list_providers",
            "What the organisations whose services you buy or oversee handed in to you.",
        ),
        NavPage(
            "Support", "self_assessments:supports", "self_assessments.list_supports",
            "Organisations that need somebody the same day, and what was done.",
        ),
    ),
    public_pages=(
        NavPage(
            "Register your organisation", "self_assessments:register_body", "",
            "If you work with children here, and were not asked for your safeguarding self-assessment.",
        ),
        NavPage(
            "Good examples of safeguarding", "self_assessments:published_examples", "",
            "How organisations here keep children safe, in their own words.",
        ),
    ),
    lifecycles=(ROUND, ASSESSMENT, COPY, CHALLENGE, EXAMPLE, SUPPORT, REGISTRATION),
    kinds={
        Round.KIND: "Round of self-assessments", Copy.KIND: "Self-assessment", Challenge.KIND: "Challenge",
        Example.KIND: "Good example", Support.KIND: "Support of an organisation",
        Registration.KIND: "Registration of an organisation",
    },
    seen_by={
        Round.KIND: "self_assessments.see_round", Copy.KIND: "self_assessments.see_copy",
        Challenge.KIND: "self_assessments.see_challenge", Example.KIND: "self_assessments.see_example",
        Support.KIND: "self_assessments.see_support",
        Registration.KIND: "self_assessments.see_registration",
    },
    definitions={name: DEFINITIONS / name for name in (*QUESTION_SETS, "chasing", "documents")},
    question_sets=QUESTION_SETS,
    figures=figures.FIGURES,
    # What an inspection found wanting is with its team the same day, not after the night.
    follows={"people.load_register": ("self_assessments.support_judged",)},
    roles=frozenset({*INSIDE, *LEADS, Role.COMMISSIONER}),
)  # fmt: skip

__all__ = ["manifest", "selectors", "services"]
