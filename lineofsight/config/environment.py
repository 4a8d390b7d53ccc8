"""What the machine tells the installation: read once, from the environment, with its defaults beside it."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def flag(name: str, default: bool = False) -> bool:
    """Read a yes-or-no setting; "1", "true", "yes" and "on" mean yes."""
    return os.environ.get(name, "1" if default else "").strip().lower() in {"1", "true", "yes", "on"}


def data_folder() -> Path:
    """Where the installation keeps its database, files and keys."""
    return Path(os.environ.get("LINEOFSIGHT_DATA", "var")).absolute()


def keys_file() -> Path:
    """The file of sealing keys: it stands outside the database, so that a copy of one does not open the other."""
    return Path(os.environ.get("LINEOFSIGHT_KEYS", data_folder() / "keys"))


def secret_file() -> Path:
    """The file of the secret that signs sessions and tokens."""
    return Path(os.environ.get("LINEOFSIGHT_SECRET", data_folder() / "secret"))


def make_secrets() -> None:
    """Make the keys and the secret where neither exists yet, readable by their owner alone.

    Raises:
        SystemExit: one is there and the other is not: a lost file must be put back, for new keys open nothing old.
    """
    there = [path for path in (keys_file(), secret_file()) if path.exists()]
    if len(there) == 1:
        lost = secret_file() if there[0] == keys_file() else keys_file()
        raise SystemExit(
            f"{there[0]} is there, but {lost} is not. Put it back from its copy: what is sealed needs both."
        )
    for path, text in ((keys_file(), f"k1 {secrets.token_hex(32)}\n"), (secret_file(), secrets.token_urlsafe(50))):
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)


def required_keys() -> Path:
    """The file of sealing keys, which must be there: what is sealed without one could not be opened again.

    Raises:
        SystemExit: there is none; the sentence says how to make one.
    """
    if not keys_file().exists():
        raise SystemExit(
            f"There are no sealing keys at {keys_file()}. Run `lineofsight start`, which makes them, "
            "or name their file in LINEOFSIGHT_KEYS."
        )
    return keys_file()


def read_secret() -> str:
    """Return the signing secret.

    Raises:
        SystemExit: no secret was made yet; the sentence says how to make one.
    """
    try:
        return secret_file().read_text().strip()
    except FileNotFoundError:
        raise SystemExit(
            f"There is no secret at {secret_file()}. Run `lineofsight start`, which makes it, "
            "or name its file in LINEOFSIGHT_SECRET."
        ) from None


def scanner(address: str | None) -> tuple[str, int] | str | None:
    """Where the virus scanner listens: host and port, or the path of its socket; none where no scanner is named.

    Raises:
        SystemExit: the address is neither.
    """
    if not address:
        return None
    if address.startswith("unix:/"):
        return address.removeprefix("unix:")
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise SystemExit(f"LINEOFSIGHT_CLAMD is {address}, but must be host:port or unix:/path/of/clamd.ctl.")
    return host.strip("[]"), int(port)


def database(url: str | None) -> dict:
    """Turn a database address into Django's form; with none, SQLite in the data folder."""
    if not url:
        return sqlite(data_folder() / "lineofsight.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SystemExit(f"DATABASE_URL starts with {parts.scheme}://, but must start with postgresql:// or sqlite://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite(path: Path) -> dict:
    """SQLite as this product needs it.

    Writers queue from the start of their transaction (IMMEDIATE), readers never wait (WAL), and triggers fire for
    rows removed by REPLACE (recursive_triggers): without that, INSERT OR REPLACE would rewrite the trail.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
        },
    }
