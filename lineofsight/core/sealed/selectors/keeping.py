"""Reads of how a partnership keeps its rooms: kinds, years, holds, roles that may break glass, what was erased."""

from django.db.models import QuerySet

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.models import Erasure, GlassRole, Hold, Retention, Room


def kinds_of_rooms(partnership: Partnership) -> dict[str, str]:
    """What rooms are made round, and what it is called: what any module keeps in one, and what stands in one here."""
    standing = [field.related_model for field in Room._meta.get_fields(include_hidden=True) if field.one_to_one]
    made = {model.KIND for model in standing if hasattr(model, "KIND")}
    here = Room.objects.filter(partnership=partnership).values_list("holds", flat=True).distinct()
    called = {kind: label for manifest in manifests() for kind, label in manifest.kinds.items()}
    return {kind: called.get(kind, noun_of(kind)) for kind in sorted(made | set(here))}


def noun_of(kind: str) -> str:
    """What a kind is called by its key: "reviews.serious_incident" is a serious incident."""
    return kind.rpartition(".")[2].replace("_", " ").capitalize()


def retention_of(partnership: Partnership, holds: str) -> Retention | None:
    """How long rooms of a kind are kept: the row that was set last."""
    return Retention.objects.filter(partnership=partnership, holds=holds).last()


def holds_on(room: Room) -> QuerySet[Hold]:
    """The legal holds that stand on a room."""
    return Hold.objects.filter(room=room, ended_at=None).order_by("id")


def erasure_of(room: Room) -> Erasure | None:
    """That what stood in a room was erased; none where it was not."""
    return Erasure.objects.filter(room=room).select_related("retention").first()


def glass_roles(partnership: Partnership) -> list[Role]:
    """The roles a partnership named to break glass, as they stand in the list of roles."""
    named = set(GlassRole.objects.filter(partnership=partnership).values_list("role", flat=True))
    return [role for role in Role if role.value in named]
