"""Every model: each field classified, its owner declared, its rows out of reach unless a partnership is open."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django_scopes import ScopeError, scopes_disabled

from lineofsight.kernel.privacy import Ownership, Privacy

OURS = [model for model in apps.get_models() if model.__module__.startswith("lineofsight.")]
DECLARED = [model for model in OURS if hasattr(model, "privacy")]
PARTNERSHIPS_OWN = [model for model in DECLARED if model.privacy.ownership is Ownership.PARTNERSHIP]


def label(model) -> str:
    return model._meta.label


@pytest.mark.once
def test_there_are_models_to_look_at():
    assert len(OURS) >= 20
    assert len(PARTNERSHIPS_OWN) >= 8


@pytest.mark.once
@pytest.mark.parametrize("model", OURS, ids=label)
def test_every_field_is_classified_and_nothing_else_is(model):
    assert isinstance(model.privacy, Privacy), "Say whose rows these are, and how closed each field is."
    columns = {field.name for field in model._meta.get_fields() if field.concrete}
    assert set(model.privacy.fields) == columns


@pytest.mark.once
@pytest.mark.parametrize("model", OURS, ids=label)
def test_a_model_declares_its_own_privacy(model):
    """A declaration inherited by chance would say nothing of the fields that were added."""
    assert "privacy" in vars(model)
    assert model.privacy.ownership in set(Ownership)


@pytest.mark.once
@pytest.mark.parametrize("model", OURS, ids=label)
def test_secrets_and_addresses_are_not_open(model):
    """What is bytes is sealed or a sealed file; what is an e-mail address is personal."""
    for field in model._meta.get_fields():
        if isinstance(field, models.BinaryField):
            assert field.name in model.privacy.sealed or "content" in field.name, field.name
        if isinstance(field, models.EmailField):
            assert field.name in model.privacy.personal, field.name


@pytest.mark.once
@pytest.mark.parametrize("model", PARTNERSHIPS_OWN, ids=label)
def test_a_partnerships_rows_belong_to_one(model):
    field = model._meta.get_field("partnership")
    assert field.related_model._meta.label == "access.Partnership"
    assert not field.null


@pytest.mark.once
@pytest.mark.parametrize("model", PARTNERSHIPS_OWN, ids=label)
def test_a_query_outside_an_open_partnership_raises(model):
    for manager in (model.objects, model._default_manager):
        with pytest.raises(ScopeError):
            manager.filter(pk=1)
        with pytest.raises(ScopeError):
            manager.count()


@pytest.mark.parametrize("model", PARTNERSHIPS_OWN, ids=label)
def test_one_partnerships_scope_holds_nothing_of_anothers(world, model):
    with scopes_disabled():
        everywhere = set(model.objects.exclude(partnership=world.partnership).values_list("pk", flat=True))
    assert not everywhere & set(model.objects.values_list("pk", flat=True))


@pytest.mark.once
@pytest.mark.parametrize("model", OURS, ids=label)
def test_a_model_saves_itself_in_no_way_of_its_own(model):
    """What a save does belongs to the service that saves."""
    assert "save" not in vars(model)
    assert "delete" not in vars(model)


def test_the_migrations_say_what_the_models_say(db):
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    except SystemExit:
        pytest.fail(f"A model has changed and no migration says so: {said.getvalue()}")
