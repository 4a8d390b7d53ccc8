"""The sign-in package's pages are ours in frame, fields and words."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import allauth
import pytest
from allauth.account.forms import LoginForm
from django import forms as django_forms
from django.template import engines
from django.test import RequestFactory, override_settings

import lineofsight.core.design

pytestmark = pytest.mark.once

HERE = Path(lineofsight.core.design.__file__).parent
THEIRS = Path(allauth.__file__).parent / "templates"
CONTEXT = ["django.template.context_processors.request"]
TEMPLATES = [
    {
        "NAME": "jinja",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {"environment": "lineofsight.core.design.environment.environment", "context_processors": CONTEXT},
    },
    {
        "NAME": "allauth",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "allauth"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": CONTEXT,
            "libraries": {"humanize": "django.contrib.humanize.templatetags.humanize"},
        },
    },
]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Ways in that are not offered: security keys, telephones, trusted browsers, codes for a forgotten password.
NOT_OFFERED = ("phone", "passkey", "trust", "confirm_password_reset_code")
# Whole pages, not what they extend or include.
PAGES = [
    str(path.relative_to(THEIRS))
    for folder in ("account", "mfa", "mfa/totp", "mfa/recovery_codes", "usersessions")
    for path in sorted((THEIRS / folder).glob("*.html"))
    if not path.name.startswith("base") and not any(word in path.name for word in NOT_OFFERED)
]


@pytest.fixture(autouse=True)
def _skin():
    with override_settings(
        TEMPLATES=TEMPLATES, STORAGES=STORAGES, STATIC_URL="/static/", ROOT_URLCONF="tests.design.urls"
    ):
        yield


class Code(django_forms.Form):
    code = django_forms.CharField(
        label="Authenticator Code",
        widget=django_forms.TextInput(
            attrs={"placeholder": "Code", "autocomplete": "one-time-code", "autofocus": True}
        ),
    )


def drawn(template: str, **context: Any) -> str:
    request = RequestFactory().get("/accounts/")
    request.csp_nonce = "abc"  # type: ignore[attr-defined]
    html: str = engines["allauth"].get_template(template).render(context, request)
    return html


@pytest.mark.parametrize("template", PAGES)
def test_each_page_is_one_of_ours(template: str) -> None:
    # The package gives this page a form without fields, and draws it in Django's own way.
    form = django_forms.Form() if "generate" in template else Code()
    form.secret = form.email = ""  # type: ignore[attr-defined]
    html = drawn(template, form=form, verify_form=Code(), authenticators={}, MFA_SUPPORTED_TYPES=["totp"])
    assert len(re.findall("<h1[ >]", html)) == 1
    assert html.count("<main") == 1
    (title,) = re.findall("<title>(.*?)</title>", html)
    assert re.fullmatch(r"\S.* – Line of Sight", title)
    assert 'class="govuk-skip-link"' in html
    assert re.search(r"\sstyle=", html) is None
    assert [each for each in re.findall("<script[^>]*>", html) if 'nonce="abc"' not in each] == []
    assert "placeholder" not in html
    assert "autofocus" not in html


def test_sign_in_says_what_is_wrong() -> None:
    form = LoginForm({"login": "", "password": ""}, request=RequestFactory().post("/"))
    html = drawn("account/login.html", form=form)
    assert "<title>Error: Sign in – Line of Sight</title>" in html
    assert 'href="#id_password"' in html
    assert "govuk-password-input" in html
    assert 'autocomplete="current-password"' in html


def test_titles_and_labels_are_in_sentence_case() -> None:
    html = drawn("mfa/authenticate.html", form=Code())
    assert "Two-factor authentication" in html
    assert "Authenticator code" in html
    assert 'autocomplete="one-time-code"' in html


def test_what_the_package_escapes_stays_escaped() -> None:
    html = drawn("account/verification_sent.html", form=Code({"code": "<script>x</script>"}))
    assert "<script>x" not in html
    html = drawn("mfa/authenticate.html", form=Code({"code": '"><script>x</script>'}))
    assert "<script>x" not in html


def test_what_the_package_hides_by_a_style_is_hidden_without_one() -> None:
    waiting = SimpleNamespace(email="b@example.org")
    html = drawn("account/email_change.html", form=Code(), new_emailaddress=waiting, current_emailaddress=waiting)
    assert re.search(r"\sstyle=", html) is None
    assert re.search(r"<form hidden", html)


def test_the_picture_of_the_secret_is_shown() -> None:
    form = Code()
    form.secret = "ABC"  # type: ignore[attr-defined]
    html = drawn("mfa/totp/activate_form.html", form=form, totp_svg_data_uri="data:image/svg+xml;utf8,x")
    assert 'src="data:image/svg+xml;utf8,x"' in html
    assert 'alt="ABC"' in html
    assert 'value="ABC"' in html
