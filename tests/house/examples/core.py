"""Core's and the journeys' examples: accounts, people, messages, links, the partnership's own pages."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Account, Grant
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.rules import Row
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.kernel import clock
from tests.house.examples import ANY_ROW, Furnished
from tests.world import PERSONAS

ACCOUNT = (
    "account_login", "mfa_authenticate", "account_logout", "account_inactive", "account_signup",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done",
    "account_reauthenticate", "mfa_reauthenticate", "account_change_password", "mfa_index", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "usersessions_list",
)  # fmt: skip
SITE = ("front", "account", "choose_digest", "accessibility", "healthy", "installation", "create_partnership")
PARTNERSHIP = (
    "people:people", "people:load_people", "people:people_template", "people:appoint", "notices:outbox",
    "people:organisations", "people:register", "people:load_register", "people:register_csv",
    "notices:preview_digests", "notices:parameters", "notices:renew_feed", "notices:end_feed",
    "journeys:home", "journeys:inbox", "journeys:search", "journeys:diary", "journeys:diary_csv", "journeys:words",
    "journeys:grants", "insight:declare_comparators", "insight:benchmarks", "insight:benchmarks_csv",
)  # fmt: skip

SERIES = "dfe_tool_2025.cpp_rate"


def furnish(furnished: Furnished) -> None:
    """A newcomer who was invited, another who was not, their messages and a link."""
    world = furnished.world
    invited = newcomer(world, "Ivy Invited", "ivy@ashmere.example", "business_manager")
    notices.invite_person(world.manager, person=invited)
    furnished.invitation = Grant.objects.get(record_ref=invited.ref, ended_at=None).ref
    newer = newcomer(world, "Newman Newcomer", "newman@ashmere.example", "business_manager")
    reset = Account.objects.get(email=PERSONAS["practitioner"])
    key = {"uidb36": user_pk_to_url_str(reset), "key": default_token_generator.make_token(reset)}
    appointment = world.person("practitioner").appointments.get()
    message = Message.objects.get(kind="notices/invite", person=invited)

    for account in Account.objects.filter(email__in=PERSONAS.values()):
        TOTP.activate(account, generate_totp_secret())
        RecoveryCodes.activate(account)

    furnished.pages(*ACCOUNT, *PARTNERSHIP, *(f"site:{name}" for name in SITE), "access:kept", "access:forget_kept")
    furnished.page("account_reset_password_from_key", **key)
    furnished.page("joining:join", ref=invited.ref)
    furnished.page("links:open_link", secret=people.start_again(system("tests"), person=newer))
    furnished.page("notices:invite_person", ref=newer.ref)
    first = first_manager(world)
    furnished.page("site:invite_manager", ref=first.ref)
    furnished.right(first, "notices.invite_manager")
    furnished.page("people:end_appointment", ref=appointment.ref)
    school = registered(world)
    kept = ("rename_organisation", "merge_organisations", "change_governance")
    furnished.pages("people:organisation", *(f"people:{name}" for name in kept), ref=school.ref)
    furnished.right(school, "people.see_organisation", *(f"people.{name}" for name in kept))
    furnished.page("people:set_parent", ref=world.organisation("Police").ref)
    furnished.right(world.organisation("Police"), "people.set_parent")
    furnished.pages("notices:message", "notices:resend_message", "notices:hand_over_message", ref=message.ref)
    furnished.page("journeys:stop_grant", ref=furnished.invitation)
    furnished.page("journeys:rename_term", key="yearly_report")
    furnished.page("notices:feed", secret=notices.renew_feed(world.lead, partnership=world.partnership))
    furnished.page("notices:set_parameter", key="escalate_after")
    furnished.page("journeys:wing", wing="know")
    published = ("insight:series", "insight:series_csv", "insight:choose_series", "insight:drop_series")
    furnished.pages(*published, key=SERIES)

    furnished.right(ANY_ROW, "access.administer", "access.own_account")
    furnished.right(
        world.partnership, "access.enter", "access.rename_term", "access.see_grants", "people.see_people",
        "people.appoint", "people.load_people", "people.see_register", "people.load_register",
        "notices.see_outbox", "notices.see_late",
        "notices.set_parameter", "notices.preview_digests", "insight.mark_break",
        "insight.declare_comparators", "insight.note_disagreement", "insight.view_benchmarks", "insight.choose_series",
        "insight.drop_series",
    )  # fmt: skip
    furnished.right(appointment, "people.end_appointment")
    furnished.right(invited, "people.join")
    furnished.right(newer, "notices.invite_person")
    furnished.right(Grant.objects.get(ref=furnished.invitation), "access.stop_grant")
    furnished.right(message, "notices.see_outbox_message", "notices.read_message")


def first_manager(world):
    """The business manager of a partnership just made, who has no account yet."""
    made = access.create_partnership(
        world.administrator, slug="newtown", name="Newtown", area_code="X00000003", area_name="Newtown"
    )
    row = Row(2, "Newtown Business Unit", "business_unit", "Neo Manager", "neo@newtown.example", "business_manager")
    people.load_people(world.administrator, partnership=made, rows=[row])
    return Person.objects.get(email="neo@newtown.example")


def registered(world):
    """A school of the register."""
    row = SchoolRow(2, "100001", "Ashmere Primary School", "maintained", "primary", "", "North", "999", None, "good")
    people.load_register(
        world.manager, partnership=world.partnership, rows=[row], source="The register", as_at=clock.today()
    )
    return world.organisation("School")


def newcomer(world, name: str, email: str, role: str):
    """Somebody appointed who has no account yet."""
    return people.appoint(
        world.manager, partnership=world.partnership, name=name, email=email, role=role, organisation=None
    ).person
