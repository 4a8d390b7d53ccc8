"""Shipped content: it parses, its keys are its own, and an edition that was issued never changes."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings

from lineofsight.core.access.manifests import manifests
from lineofsight.kernel.definitions import load_editions

pytestmark = pytest.mark.once

HOUSE = Path(settings.HOUSE)
LOCK = Path(__file__).with_name("editions.lock")
EDITIONS = sorted(HOUSE.rglob("definitions/*/*.toml"))
FOLDERS = sorted({path.parent for path in EDITIONS})
ISSUE = (
    "{name} has changed, but editions are never changed once issued: records pin them. Put it back, and issue a new "
    'edition beside it, which may say `extends = "{edition}"` and hold only what is different; then add its line to '
    "tests/house/editions.lock."
)


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def locked() -> dict[str, str]:
    """Each shipped edition's file with the digest it was issued with."""
    lines = [line.split() for line in LOCK.read_text().splitlines() if line and not line.startswith("#")]
    return {name: digest for digest, name in lines}


@pytest.mark.parametrize("path", EDITIONS, ids=name_of)
def test_an_issued_edition_is_as_it_was_issued(path):
    digest = sha256(path.read_bytes()).hexdigest()
    line = f"{digest}  {name_of(path)}"
    assert name_of(path) in locked(), f"A new edition: add the line “{line}” to tests/house/editions.lock."
    assert locked()[name_of(path)] == digest, ISSUE.format(name=name_of(path), edition=path.stem)


def test_no_issued_edition_is_gone():
    assert set(locked()) <= {name_of(path) for path in EDITIONS}, "A record may have pinned it: editions are kept."


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_editions_parse_and_their_keys_are_their_own(folder):
    for edition in load_editions(folder).values():
        for name, items in edition.data.items():
            if isinstance(items, tuple) and items and isinstance(items[0], dict):
                keys = [item["key"] for item in items]
                assert len(keys) == len(set(keys)), f"{folder.name} {edition.edition}: {name}"


def test_every_folder_of_definitions_is_named_in_its_modules_manifest():
    named = {path for manifest in manifests() for path in manifest.definitions.values()}
    assert {folder for folder in FOLDERS if folder.parts[-4] in settings.WINGS} == named


def test_indicator_keys_are_used_once_in_the_house():
    """An indicator's key belongs to no module and is never reused for something else."""
    seen: dict[str, str] = {}
    for path in EDITIONS:
        for item in tomllib.loads(path.read_text()).get("indicator", []):
            assert seen.setdefault(item["key"], path.parent.name) == path.parent.name
    assert len(seen) >= 10
