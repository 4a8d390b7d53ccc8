"""allauth's own mail goes through notices: the same outbox, the same log, the same server."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.template.loader import render_to_string

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import operation
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.core.notices.letters import Letter
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import queue
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.people.models import Person

ACTIVATED = "mfa/email/totp_activated"
SECRET = {"table": "mfa_authenticator", "column": "data", "ref": ""}


@operation("notices.send_account_mail", kinds=("system",))
def send_account_mail(actor, *, letter: Letter, address: str) -> Message:
    """Queue a message about an account, such as a password reset, to that account's address."""
    person = Person.objects.filter(email=address.lower()).first()
    return queue(letter, to=person, address=address)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only, and their mail is queued like all other mail."""

    def login(self, request, user) -> None:
        """Sign somebody in: a link they came by before ends in this browser, for one session has one actor."""
        request.session.pop(GRANT, None)
        super().login(request, user)

    def add_message(self, request, level, message_template=None, *args, **kwargs) -> None:
        """Leave allauth's messages, but not that somebody is signed in: the page shows it, and by name."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *args, **kwargs)

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **options) -> bool:
        """Whether to ask again who somebody is: not within ACCOUNT_REAUTHENTICATION_TIMEOUT seconds of signing in.

        The last step of signing in counts, so that nobody types the password they chose a minute ago a third time.
        """
        records = get_authentication_records(self.request, self.request.user)
        recent = bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not recent and super().is_reauthentication_required(app=app, **options)

    def send_notification_mail(self, template_prefix, user, *args, **kwargs) -> None:
        """Write that something about an account changed. Once it has a second step, sessions begun before it, by a
        password alone, end: whoever sits in one signs in again, and is asked for the step. The browser in which it was
        set up stays."""
        if template_prefix == ACTIVATED:
            for other in UserSession.objects.filter(user=user).exclude(session_key=self.request.session.session_key):
                other.end()
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context, using="allauth").split())
        text = render_to_string(f"{template_prefix}_message.txt", context, using="allauth").strip() + "\n"
        word = template_prefix.rsplit("/", 1)[-1]
        send_account_mail(system("accounts"), letter=Letter(f"account/{word}", subject, text), address=email)


class MFAAdapter(DefaultMFAAdapter):
    """The second step: its secrets are sealed with the installation's keys."""

    def encrypt(self, text: str) -> str:
        return seal(text.encode(), **SECRET).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(bytes.fromhex(encrypted_text), **SECRET).decode()
