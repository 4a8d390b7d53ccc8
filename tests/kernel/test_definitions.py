"""Definitions in TOML: loaded whole, laid over the edition they extend, refused with every fault named."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import definitions
from lineofsight.kernel.definitions import DefinitionError, Edition, load_edition, load_editions

pytestmark = pytest.mark.once

FIRST = b"""
name = "standards"
edition = "2022"
title = "Standards of 2022"
scale = [1.5, 2]

[wording]
yes = "Met"

[[standards]]
key = "leadership"
text = "Somebody leads."
evidence = ["minutes", "plan"]

[[standards]]
key = "training"
text = "People are trained."

[[groups]]
key = "all"
members = ["leadership", "training"]
"""

SECOND = b"""
name = "standards"
edition = "2024"
extends = "2022"
remove = ["all"]
title = "Standards of 2024"

[[standards]]
key = "voice"
text = "Children are heard."

[[standards]]
key = "leadership"
text = "Somebody leads, and is named."
"""

THIRD = b"""
name = "standards"
edition = "2026"
extends = "2024"
remove = ["training"]
"""


def write(folder: Path, **files: bytes) -> Path:
    where = folder / "standards"
    where.mkdir(exist_ok=True)
    for stem, content in files.items():
        (where / f"{stem.lstrip('e')}.toml").write_bytes(content)
    return where


def problems_of(content: bytes, bases: Mapping[str, Edition] | None = None) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        load_edition(content, bases, label="upload.toml")
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def folder_problems(folder: Path) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        load_editions(folder)
    return caught.value.problems


def texts(edition: Edition) -> dict[str, str]:
    return {item["key"]: item["text"] for item in edition.data["standards"]}


def test_an_edition_is_read_whole() -> None:
    edition = load_edition(FIRST)
    assert (edition.name, edition.edition, edition.extends) == ("standards", "2022", None)
    assert edition.sha256 == sha256(FIRST).hexdigest()
    assert list(edition.data) == ["title", "scale", "wording", "standards", "groups"]
    assert edition.data["scale"] == (Decimal("1.5"), 2)
    assert isinstance(edition.data["scale"][0], Decimal)
    assert texts(edition) == {"leadership": "Somebody leads.", "training": "People are trained."}


def test_what_is_loaded_cannot_be_changed() -> None:
    edition = load_edition(FIRST)
    with pytest.raises(TypeError):
        edition.data["title"] = "Other"  # type: ignore[index]
    with pytest.raises(TypeError):
        edition.data["wording"]["yes"] = "Other"
    with pytest.raises(TypeError):
        edition.data["standards"][0]["text"] = "Other"
    with pytest.raises(AttributeError):
        edition.data["standards"][0]["evidence"].append("Other")
    with pytest.raises(AttributeError):
        edition.name = "other"  # type: ignore[misc]


def test_a_delta_replaces_in_place_adds_at_the_end_and_removes(tmp_path: Path) -> None:
    editions = load_editions(write(tmp_path, e2022=FIRST, e2024=SECOND, e2026=THIRD))
    assert list(editions) == ["2022", "2024", "2026"]
    assert list(texts(editions["2024"]).items()) == [
        ("leadership", "Somebody leads, and is named."),
        ("training", "People are trained."),
        ("voice", "Children are heard."),
    ]
    assert "evidence" not in editions["2024"].data["standards"][0]
    assert editions["2024"].data["groups"] == ()
    assert editions["2024"].data["title"] == "Standards of 2024"
    assert editions["2024"].data["wording"] == {"yes": "Met"}
    assert editions["2024"].extends == "2022"
    assert list(texts(editions["2026"])) == ["leadership", "voice"]
    assert editions["2022"] == load_edition(FIRST)


def test_the_hash_of_a_delta_follows_its_base(tmp_path: Path) -> None:
    before = load_editions(write(tmp_path, e2022=FIRST, e2024=SECOND, e2026=THIRD))
    assert before["2024"].sha256 == sha256(before["2022"].sha256.encode() + b"\n" + SECOND).hexdigest()
    after = load_editions(write(tmp_path, e2022=FIRST.replace(b"trained.", b"trained well.")))
    assert all(before[edition].sha256 != after[edition].sha256 for edition in before)


def test_a_file_may_be_asked_for_by_itself(tmp_path: Path) -> None:
    folder = write(tmp_path, e2022=FIRST, e2024=SECOND, e2026=THIRD)
    assert load_edition(folder / "2026.toml") == load_editions(folder)["2026"]


def test_bytes_may_extend_an_edition_given(tmp_path: Path) -> None:
    editions = load_editions(write(tmp_path, e2022=FIRST, e2024=SECOND))
    assert load_edition(SECOND, editions) == editions["2024"]
    assert problems_of(SECOND) == ["upload.toml: extends: there is no edition “2022”"]


def test_bytes_may_come_from_any_editor() -> None:
    windows = b"\xef\xbb\xbf" + FIRST.replace(b"\n", b"\r\n")
    assert load_edition(windows).data == load_edition(FIRST).data


def test_a_base_is_read_once_however_many_extend_it(tmp_path: Path, monkeypatch) -> None:
    read: list[bytes] = []
    whole = definitions.tomllib.loads
    monkeypatch.setattr(definitions.tomllib, "loads", lambda text, **how: read.append(text) or whole(text, **how))
    assert list(load_editions(write(tmp_path, e2022=FIRST, e2024=SECOND, e2026=THIRD))) == ["2022", "2024", "2026"]
    assert len(read) == 3


def test_a_folder_without_editions_is_empty(tmp_path: Path) -> None:
    assert load_editions(tmp_path) == {}


def test_every_fault_is_named() -> None:
    found = problems_of(
        b"""
name = "Own Standards"
edition = 2024
remove = "all"
scale = nan

[[standards]]
key = "leadership"
options = [{ key = "yes" }, { text = "no" }]

[[standards]]
text = "No key."

[[standards]]
key = "leadership"

[[groups]]
key = "Two Words"
"""
    )
    assert found == [
        "upload.toml: name: must be there, in small letters, numbers and underscores",
        'upload.toml: edition: must be there, as text in quotes such as "2024"',
        "upload.toml: remove: must be a list of keys in quotes",
        "upload.toml: remove: there is nothing to remove from, because the edition does not extend another",
        "upload.toml: scale: NaN is not a number that can be counted with",
        "upload.toml: standards[2].key: must be there, in small letters, numbers and the signs . - _",
        "upload.toml: standards.leadership: the key is used 2 times in the list",
        "upload.toml: standards[1].options[2].key: must be there, in small letters, numbers and the signs . - _",
        "upload.toml: groups[1].key: must be there, in small letters, numbers and the signs . - _",
    ]


def test_lists_inside_items_need_keys_only_where_one_has_one() -> None:
    content = FIRST + b'\n[[groups.links]]\ntext = "one"\n[[groups.links]]\ntext = "two"\n'
    assert len(load_edition(content).data["groups"][0]["links"]) == 2


def test_every_list_of_tables_in_a_file_is_of_items() -> None:
    (problem,) = problems_of(b'name = "things"\nedition = "1"\n[[things]]\ntext = "No key."')
    assert problem.startswith("upload.toml: things[1].key: must be there")


@pytest.mark.parametrize("content", [b"name = ", b"a = 1\na = 2", b"\xff\xfe", b"[[x]]\n[x]"])
def test_what_is_not_toml_is_refused(content: bytes) -> None:
    (problem,) = problems_of(content)
    assert problem.startswith("upload.toml: this is not TOML: ")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x = " + "[" * 4000, "nested too deeply"),
        ("x = 1" + "0" * 5000, "not TOML"),
        ("x = 1e9999999999999999999", "not TOML"),
    ],
    ids=["deep", "long number", "large number"],
)
def test_what_no_reader_can_hold_is_refused_like_anything_else(line: str, says: str) -> None:
    with pytest.raises(DefinitionError, match=says):
        load_edition(f'name = "x"\nedition = "1"\n{line}'.encode())


@pytest.mark.parametrize("value", ["0", '""', "false", "{}", "0.0"])
def test_a_list_of_items_is_not_replaced_by_something_else_that_is_empty(value: str) -> None:
    base = load_edition(b'name = "x"\nedition = "1"\n[[item]]\nkey = "a"\n')
    delta = f'name = "x"\nedition = "2"\nextends = "1"\nitem = {value}\n'.encode()
    with pytest.raises(DefinitionError, match="item: is a list of items in one of the two"):
        load_edition(delta, {"1": base})
    assert load_edition(delta.replace(value.encode(), b"[]"), {"1": base}).data["item"] == base.data["item"]


def test_every_fault_of_a_delta_is_named(tmp_path: Path) -> None:
    bases = load_editions(write(tmp_path, e2022=FIRST + b'\n[[groups]]\nkey = "training"\n'))
    found = problems_of(
        b"""
name = "standards"
edition = "2024"
extends = "2022"
remove = ["leadership", "gone", "gone", "training"]
groups = ["all"]
title = [{ key = "one" }]

[[standards]]
key = "leadership"
""",
        bases,
    )
    assert found == [
        "upload.toml: remove.leadership: the edition removes this item and also gives it",
        "upload.toml: remove.gone: the key is listed twice",
        "upload.toml: remove.gone: there is no such item in the edition it extends",
        "upload.toml: remove.training: more than one list has an item with this key",
        "upload.toml: groups: is a list of items in one of the two editions and not in the other",
        "upload.toml: title: is a list of items in one of the two editions and not in the other",
    ]


def test_a_delta_extends_an_edition_of_its_own_name(tmp_path: Path) -> None:
    bases = load_editions(write(tmp_path, e2022=FIRST))
    other = b'name = "questions"\nedition = "1"\nextends = "2022"'
    assert problems_of(other, bases) == ["upload.toml: extends: “2022” is an edition of “standards”"]


def test_the_faults_of_all_files_are_collected_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        e2022=FIRST.replace(b'"training"\ntext', b'"Training!"\ntext'),
        e2024=SECOND.replace(b'remove = ["all"]', b"remove = [1]"),
        e2026=THIRD.replace(b'"2024"', b'"2025"'),
        e2028=b"name =",
    )
    found = folder_problems(folder)
    assert found[:3] == [
        "standards/2022.toml: standards[2].key: must be there, in small letters, numbers and the signs . - _",
        "standards/2024.toml: remove: must be a list of keys in quotes",
        "standards/2026.toml: extends: there is no edition “2025”",
    ]
    assert found[3].startswith("standards/2028.toml: this is not TOML")
    assert len(found) == 4


def test_a_file_is_called_what_it_says(tmp_path: Path) -> None:
    assert folder_problems(write(tmp_path, e2023=FIRST.replace(b'"standards"', b'"questions"'))) == [
        "standards/2023.toml: name: says “questions”, but the file's name says “standards”",
        "standards/2023.toml: edition: says “2022”, but the file's name says “2023”",
    ]


def test_editions_cannot_extend_each_other_in_a_ring(tmp_path: Path) -> None:
    ring = FIRST.replace(b'edition = "2022"', b'edition = "2022"\nextends = "2026"')
    found = folder_problems(write(tmp_path, e2022=ring, e2024=SECOND, e2026=THIRD))
    assert found[0] == "standards/2022.toml: extends: the editions extend each other in a ring"
    assert all("ring" in problem for problem in found)


@pytest.mark.parametrize("extends", ["../secret", "a/b", "", ".", "2022.", "a..b"])
def test_an_edition_cannot_reach_outside_its_folder(tmp_path: Path, extends: str) -> None:
    content = SECOND.replace(b'extends = "2022"', f'extends = "{extends}"'.encode())
    found = folder_problems(write(tmp_path, e2024=content))
    sentence = 'must be the edition it starts from, as text in quotes such as "2023"'
    assert found == [f"standards/2024.toml: extends: {sentence}"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"2022\.toml: the file cannot be read"):
        load_edition(tmp_path / "standards" / "2022.toml")


keys = st.sampled_from([f"k{n}" for n in range(6)])
item_lists = st.dictionaries(keys, st.integers(0, 9), max_size=6)


def written(edition: str, items: dict[str, int], extra: str = "") -> bytes:
    body = "".join(f"\n[[items]]\nkey = {json.dumps(key)}\nvalue = {value}\n" for key, value in items.items())
    return f'name = "things"\nedition = "{edition}"\n{extra}{body}'.encode()


def read(edition: Edition) -> dict[str, Any]:
    return {item["key"]: item["value"] for item in edition.data.get("items", ())}


@given(item_lists)
def test_what_is_written_is_read(items: dict[str, int]) -> None:
    edition = load_edition(written("1", items))
    assert list(read(edition).items()) == list(items.items())


@given(item_lists, item_lists, st.data())
def test_a_delta_is_its_base_less_what_it_removes_and_with_what_it_gives(
    old: dict[str, int], new: dict[str, int], data: st.DataObject
) -> None:
    removed = data.draw(st.lists(st.sampled_from(sorted(old)), unique=True)) if old else []
    removed = [key for key in removed if key not in new]
    base = load_edition(written("1", old))
    header = f'extends = "1"\nremove = {json.dumps(removed)}\n'
    delta = load_edition(written("2", new, header), {"1": base})
    expected = {key: value for key, value in (old | new).items() if key not in removed}
    assert list(read(delta).items()) == list(expected.items())
    assert read(base) == old


@given(st.binary(max_size=200))
def test_bytes_by_chance_are_refused_with_reasons(content: bytes) -> None:
    assert problems_of(content)
