"""The roles a person can be appointed to, and the kinds of organisation (structure that engineers own)."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody is appointed to. What a role may do is said by the permissions, not here."""

    ADMINISTRATOR = "administrator", "Installation administrator"
    BUSINESS_MANAGER = "business_manager", "Business manager"
    ANALYST = "analyst", "Performance analyst"
    PARTNER_LEAD = "partner_lead", "Partner agency lead"
    CHAIR = "chair", "Sub-group chair"
    LEAD_PARTNER = "lead_partner", "Lead safeguarding partner"
    DELEGATED_PARTNER = "delegated_partner", "Delegated safeguarding partner"
    STATUTORY_PARTNER = "statutory_partner", "Statutory safeguarding partner (before December 2023)"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    SCHOOL_LEAD = "school_lead", "Designated safeguarding lead of a school"
    CHAIR_OF_GOVERNORS = "chair_of_governors", "Chair of governors"
    HEAD = "head", "Head teacher or most senior officer"
    PRACTITIONER = "practitioner", "Practitioner"
    CDOP_COORDINATOR = "cdop_coordinator", "Child death review coordinator"
    LEAD_REVIEWER = "lead_reviewer", "Lead reviewer"
    COMMISSIONER = "commissioner", "Commissioner of services"


# Roles held for an organisation, which must therefore be named with them.
FOR_AN_ORGANISATION = {
    Role.PARTNER_LEAD, Role.LEAD_PARTNER, Role.DELEGATED_PARTNER, Role.STATUTORY_PARTNER, Role.SCHOOL_LEAD,
    Role.CHAIR_OF_GOVERNORS, Role.HEAD, Role.COMMISSIONER,
}  # fmt: skip
# Of those, who answers for what their organisation does: not who governs it, nor who reads what others sent it.
SPEAK_FOR = FOR_AN_ORGANISATION - {Role.CHAIR_OF_GOVERNORS, Role.COMMISSIONER}
# Roles of the partnership's own people, who read its content.
INSIDE = {
    Role.BUSINESS_MANAGER, Role.ANALYST, Role.CHAIR, Role.LEAD_PARTNER, Role.DELEGATED_PARTNER,
    Role.STATUTORY_PARTNER, Role.SCRUTINEER,
}  # fmt: skip


class OrganisationKind(TextChoices):
    """Kinds of organisation that work in a partnership."""

    COUNCIL_CHILDREN = "council_children", "Council children's services"
    COUNCIL_OTHER = "council_other", "Council, other service"
    POLICE = "police", "Police"
    ICB = "icb", "Integrated care board"
    HEALTH_TRUST = "health_trust", "NHS trust"
    PUBLIC_HEALTH = "public_health", "Public health"
    EDUCATION = "education", "Education service"
    SCHOOL = "school", "School or college"
    EARLY_YEARS = "early_years", "Early years setting"
    YOUTH_JUSTICE = "youth_justice", "Youth justice service"
    PROBATION = "probation", "Probation"
    CAFCASS = "cafcass", "Cafcass"
    SECURE_SETTING = "secure_setting", "Secure setting"
    VOLUNTARY = "voluntary", "Voluntary or community organisation"
    BUSINESS_UNIT = "business_unit", "Partnership business unit"
    OTHER = "other", "Other"


class PublicRegister(TextChoices):
    """The public registers that give an organisation a number."""

    URN = "urn", "School or college number (URN)"
    CHARITY = "charity", "Charity number"
    COMPANY = "company", "Company number"
    OFSTED = "ofsted", "Ofsted number (URN of a childcare provider)"


class Phase(TextChoices):
    """Whom a school or college teaches, by age."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all_through", "All-through"
    SIXTEEN_PLUS = "sixteen_plus", "16 plus"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Governance(TextChoices):
    """Who answers for a school or college: the council for what it maintains, a trust, or a proprietor."""

    MAINTAINED = "maintained", "Maintained school"
    ACADEMY = "academy", "Academy"
    FREE_SCHOOL = "free_school", "Free school"
    INDEPENDENT = "independent", "Independent school"
    COLLEGE = "college", "College"
    OTHER = "other", "Other"


class Judgement(TextChoices):
    """What the last inspection said of safeguarding, or of the whole where it said nothing of safeguarding alone."""

    MET = "met", "Safeguarding effective"
    NOT_MET = "not_met", "Safeguarding not effective"
    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"
