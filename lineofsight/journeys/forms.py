"""Forms of the installation and of a partnership's own words."""

import re

from lineofsight.core.access.selectors import partnerships
from lineofsight.core.design import forms

# First parts of addresses that are not partnerships.
TAKEN = {"account", "kept", "link", "join", "me", "accessibility", "healthy", "installation", "static"}


class PartnershipForm(forms.Form):
    """A new partnership."""

    name = forms.TextField(
        label="Name of the partnership",
        max_length=120,
        help_text="For example, Leeds Safeguarding Children Partnership",
    )
    slug = forms.TextField(
        label="Short name for its address",
        max_length=40,
        width=20,
        help_text="Small letters, figures and hyphens, such as leeds. It cannot be changed later.",
    )
    area_name = forms.TextField(label="Area", max_length=80, width=20)
    area_code = forms.TextField(
        label="Area code", max_length=9, width=10, help_text="The GSS code of the local authority, such as E08000035"
    )

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not re.fullmatch(r"[a-z][a-z0-9-]*", slug):
            raise forms.ValidationError(
                "The short name must be small letters, figures and hyphens, starting with a letter"
            )
        if slug in TAKEN or partnerships().filter(slug=slug).exists():
            raise forms.ValidationError("This short name is taken. Choose another")
        return slug

    def clean_area_code(self) -> str:
        code = self.cleaned_data["area_code"].upper()
        if not re.fullmatch(r"[A-Z]\d{8}", code):
            raise forms.ValidationError("An area code is a letter and eight figures, such as E08000035")
        return code


class TermForm(forms.Form):
    """A partnership's own word, for one and for several."""

    singular = forms.TextField(label="For one", max_length=60, width=20)
    plural = forms.TextField(label="For several", max_length=60, width=20)


class SearchForm(forms.Form):
    """What is looked for. It is sent and not put in the address: somebody may type a child's name."""

    words = forms.TextField(
        label="What are you looking for?", max_length=200, autocomplete="off",
        help_text="Everyday words, such as neglect or missing. The last one may be begun only.",
        error_messages={"required": "Enter what you are looking for"},
    )  # fmt: skip


class InboxForm(forms.FilterForm):
    """Whose duties are looked at."""

    whose = forms.SelectField(
        label="Whose",
        choices=[
            ("", "All"), ("me", "Yours alone"), ("agency", "Your agency’s"), ("role", "Your role’s"),
            ("escalated", "Escalated to you"),
        ],
    )  # fmt: skip


class DiaryForm(forms.FilterForm):
    """What is looked for in the diary. The stretch of days stands in the address and is kept."""

    view = forms.HiddenField()
    organisation = forms.SelectField(label="Agency")
    kind = forms.SelectField(label="Kind of record")
    person = forms.SelectField(label="Person")
    rule = forms.SelectField(label="Under", choices=[("", "All"), ("statutory", "Statutory duties")])
    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("owed", "Still owed"), ("late", "Late"), ("done", "Done")],
    )
    day = forms.HiddenField()

    def __init__(self, *args, agencies, people, kinds, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [("", "All"), *((each.ref, each.name) for each in agencies)]
        self.fields["person"].choices = [("", "All"), *((each.ref, each.name) for each in people)]
        self.fields["kind"].choices = [("", "All"), *kinds]
