from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django_scopes import ScopedManager

from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.kernel.refs import new_ref


class Ref(models.CharField):
    """The only name a row has outside: ten random characters (kernel.refs)."""

    def __init__(self, **options):
        super().__init__(**{"max_length": 10, "default": new_ref, "unique": True, "editable": False, **options})


class Partnership(models.Model):
    """A local safeguarding children partnership: one installation may hold several."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    area_code = models.CharField(max_length=9)
    area_name = models.CharField(max_length=80)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "slug", "name", "area_code", "area_name", "demonstration", "created_at"),
    )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return self.slug


class Term(models.Model):
    """A partnership's own word for one of the house's terms (core/design/terms.toml says which may be renamed)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="terms")
    key = models.CharField(max_length=40)
    singular = models.CharField(max_length=60)
    plural = models.CharField(max_length=60)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        open=("id", "partnership", "key", "singular", "plural"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_word_for_a_term")]

    def __str__(self) -> str:
        return f"{self.key}: {self.singular}"


class LocalChoice(models.Model):
    """What a partnership settled where the house has a default: from a day on, by whose decision, written down by whom.
    Never changed: the latest that has begun rules, and earlier ones stay for what fell under them. The columns of what
    was settled are each table's own."""

    COMMON = ("id", "ref", "partnership", "what", "start", "source", "set_by", "created_at")

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    start = models.DateField()
    source = models.CharField(max_length=200)
    set_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")

    class Meta:
        abstract = True
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.what} {self.ref}"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None) -> "Account":
        account = self.model(email=email.strip().lower())
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A way to sign in. What its person may do follows from their appointments, never from the account."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    objects = AccountManager()

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="account_life",
        internal=("id", "is_active", "created_at", "last_login"),
        personal=("email",),
        sealed=("password",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_for_an_address")]

    def __str__(self) -> str:
        return f"account {self.pk}"


class Grant(models.Model):
    """One person may do some things with one record, until a moment or until the record closes; and why."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    holder_ref = models.CharField(max_length=10)
    record_kind = models.CharField(max_length=60)
    record_ref = models.CharField(max_length=10)
    verbs = models.JSONField(default=list)
    # Which parts of the record a smaller grant covers, by their keys; empty for the whole.
    part = models.JSONField(default=list)
    why = models.CharField(max_length=200)
    granted_by = models.CharField(max_length=60)
    passed_on_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="passed_on")
    created_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="six_years",
        internal=(
            "id", "ref", "partnership", "holder_ref", "record_kind", "record_ref", "verbs", "part", "why",
            "granted_by", "passed_on_from", "created_at", "until", "ended_at",
        ),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["record_ref", "ended_at"], name="grants_of_a_record")]

    def __str__(self) -> str:
        return f"grant {self.ref}"

    def holds(self) -> bool:
        """Whether the grant can be used now."""
        return self.ended_at is None and (self.until is None or self.until > clock.now())


class Link(models.Model):
    """An address sent to a person that serves one grant. Only the digest of its secret is kept."""

    ref = Ref()
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="six_years",
        internal=("id", "ref", "grant", "created_at"),
        sealed=("digest",),
    )

    def __str__(self) -> str:
        return f"link {self.ref}"


class Code(models.Model):
    """A six-figure code sent to the holder's registered address, to sign off with."""

    ref = Ref()
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="six_years",
        internal=("id", "ref", "grant", "created_at", "attempts", "used_at"),
        sealed=("digest",),
    )

    def __str__(self) -> str:
        return f"code {self.ref}"


class LostPost(models.Model):
    """A form that arrived signed out, or in a room that had shut: kept sealed for an hour, and offered again."""

    ref = Ref()
    path = models.CharField(max_length=300)
    fields = models.BinaryField()
    # Who typed it, where that is known; it is then offered to nobody else who uses the browser.
    typed_by = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="one_hour",
        internal=("id", "ref", "path", "typed_by", "created_at"),
        sealed=("fields",),
    )

    def __str__(self) -> str:
        return f"lost post {self.ref}"
