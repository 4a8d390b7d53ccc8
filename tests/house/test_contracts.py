"""What the import contracts cannot see, and that they hold. Each test loops: a new module is covered when it comes."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from jinja2 import nodes
from jinja2.visitor import NodeVisitor

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.permissions import PERMISSIONS
from tests.house.examples import paths

pytestmark = pytest.mark.once

HOUSE = Path(settings.HOUSE)
ROOT = HOUSE.parent
MODULES = [room for room in settings.ROOMS if room.split(".")[1] in settings.WINGS]
NAMES = {path.name for path in paths()}
# Names of addresses every page may use: core's, and those of the site and of a partnership as a whole.
SHARED = {"access", "people", "joining", "notices", "links", "insight", "sealed", "thread", "site", "journeys", ""}
FORBIDDEN = {"utils", "helpers", "common", "constants", "enums", "signals", "admin", "apps"}
# Drawn by `core.design` or Django for whoever calls them, so no template of ours names them.
CALLS = {"address", "reverse", "url", "redirect", "full_address", "NavPage"}


def folder(room: str) -> Path:
    return ROOT / room.replace(".", "/")


def python_files(within: Path = HOUSE) -> list[Path]:
    return sorted(path for path in within.rglob("*.py") if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every Jinja template of ours: pages and letters."""
    return sorted(path for room in settings.ROOMS for path in (folder(room) / "templates").rglob("*.*"))


def name_of(template: Path) -> str:
    return str(template).split("/templates/", 1)[1]


def trees() -> Iterator[tuple[Path, nodes.Template]]:
    environment = engines["jinja"].env
    for path in templates():
        yield path, environment.parse(path.read_text(), name=name_of(path))


def room_of(path: Path) -> str:
    """The part of the house a file stands in, such as "performance" or "core"."""
    parts = path.relative_to(HOUSE).parts
    return parts[1] if parts[0] in settings.WINGS else parts[0]


def test_the_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert "Contracts: 7 kept, 0 broken." in done.stdout


def test_foreign_keys_point_inside_the_module_or_into_core():
    wrong = []
    for model in apps.get_models():
        home = model.__module__.rsplit(".models", 1)[0]
        if not home.startswith("lineofsight."):
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or (field.auto_created and not field.concrete):
                continue
            there = target.__module__.rsplit(".models", 1)[0]
            if there != home and not there.startswith("lineofsight.core."):
                wrong.append(f"{model.__name__}.{field.name} points to {there}")
    assert wrong == []


def names_in_template(tree: nodes.Template) -> Iterator[str]:
    """The URL names a template writes out."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "url" and isinstance(call.args[0], nodes.Const):
            yield call.args[0].value


def names_in_python(path: Path) -> Iterator[str]:
    """The URL names a file writes out, wherever a function or class that takes one is called."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in CALLS:
            named = (keyword.value for keyword in node.keywords if keyword.arg == "url_name")
            given = [*node.args[: 2 if called == "NavPage" else 1], *named]
            yield from (name for argument in given if (name := written(argument)))


def written(argument: ast.expr) -> str:
    """The URL name an argument writes out; of one put together, its first part, such as "performance:"."""
    if isinstance(argument, ast.JoinedStr):
        argument = argument.values[0]
    text = argument.value if isinstance(argument, ast.Constant) else ""
    return text if text in NAMES or re.fullmatch(r"[a-z_]+:[a-z_]*", str(text)) else ""


def borrowed(path: Path, names: Iterator[str]) -> list[str]:
    """The names that are not the file's own module's, nor shared, nor there at all."""
    room, wrong = room_of(path), []
    for name in names:
        namespace = name.split(":")[0] if ":" in name else ""
        known = name in NAMES or name.endswith(":")
        if not known or (room not in {"journeys", "config"} and namespace not in SHARED | {room}):
            wrong.append(f"{path.relative_to(ROOT)}: {name}")
    return wrong


def test_python_uses_only_its_own_addresses_and_shared_ones():
    files = [path for path in python_files() if "tests" not in path.parts]
    found = {path: list(names_in_python(path)) for path in files}
    assert sum(len(names) for names in found.values()) > 50
    assert [line for path, names in found.items() for line in borrowed(path, iter(names))] == []


def test_templates_use_only_their_own_addresses_and_shared_ones():
    found = {path: list(names_in_template(tree)) for path, tree in trees()}
    assert sum(len(names) for names in found.values()) > 30
    assert [line for path, names in found.items() for line in borrowed(path, iter(names))] == []


class Referred(NodeVisitor):
    """The templates a template names."""

    def __init__(self):
        self.names: set[str] = set()

    def generic_visit(self, node, *args, **kwargs):
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            self.names |= {const.value for const in node.find_all(nodes.Const) if isinstance(const.value, str)}
        super().generic_visit(node, *args, **kwargs)


def test_every_template_is_used_and_every_one_named_is_there():
    known = {name_of(path) for path in templates()}
    named: set[str] = set()
    for _, tree in trees():
        referred = Referred()
        referred.visit(tree)
        named |= referred.names
    strings: set[str] = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
    for path in (HOUSE / "core" / "design" / "allauth").rglob("*.html"):
        strings |= set(re.findall(r"[\w/]+\.html", path.read_text()))
    pages = {text for text in strings if re.fullmatch(r"[a-z_]+/[a-z_]+\.html", text)}
    letters = {f"{text.replace('/', '/mail/')}.txt" for text in strings if re.fullmatch(r"[a-z_]+/[a-z_]+", text)}
    used = named | pages | (letters & known)
    assert sorted(known - used) == [], "Nothing draws these templates."
    missing = {name for name in named | pages if name not in known and not there(name)}
    assert sorted(missing) == [], "These templates are named and are not there."


def there(name: str) -> bool:
    """Whether another engine or package has a template, such as the design system's components or allauth's."""
    try:
        get_template(name)
    except Exception:
        return False
    return True


def test_no_template_carries_styles_or_scripts_of_its_own():
    """They would need holes in the content security policy."""
    wrong = []
    for path in [*templates(), *(HOUSE / "core" / "design" / "allauth").rglob("*.html")]:
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if re.search(r"\s(style|on[a-z]+)=[\"']|javascript:", line) and path.suffix == ".html":
                wrong.append(f"{path.relative_to(ROOT)}:{number}")
    assert wrong == []


def test_nothing_is_named_after_what_it_is_made_of():
    wrong = [path for path in HOUSE.rglob("*") if path.stem in FORBIDDEN or path.name in FORBIDDEN]
    assert [path for path in wrong if "__pycache__" not in path.parts] == []


def test_nothing_happens_by_signal():
    """What a write does stands in the service that writes; a signal would do it behind its back."""
    wrong = [
        path for path in python_files() if re.search(r"django\.dispatch|models\.signals|\breceiver\(", path.read_text())
    ]
    assert wrong == []


def test_models_live_in_models():
    stray = [
        f"{model.__module__}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("lineofsight.") and ".models" not in model.__module__
    ]
    assert stray == []


def test_each_modules_page_in_the_navigation_is_there_and_is_guarded_as_it_says():
    doors = {path.name: path.door for path in paths()}
    for manifest in manifests():
        assert manifest.wing in settings.WINGS
        for page in manifest.nav:
            assert doors[page.url_name].permission == page.permission
            assert page.permission in PERMISSIONS
        for page in manifest.public_pages:
            assert doors[page.url_name].kind == "public"


@pytest.mark.parametrize("room", MODULES)
def test_a_module_says_who_it_is(room):
    """A paragraph of purpose, a name equal to its folder, addresses under it, and tests of its own."""
    from importlib import import_module

    manifest = import_module(f"{room}.manifest").manifest
    assert manifest.name == room.rsplit(".", 1)[1] == import_module(f"{room}.urls").app_name
    assert len((import_module(room).__doc__ or "").split()) >= 20
    assert list((folder(room) / "tests").glob("test_*.py"))


REASON = re.compile(r"^[A-Za-z0-9]\S*\s+# \S.{4,}$")


@pytest.mark.parametrize("file", ["base.in", "dev.in"])
def test_every_requirement_says_why_it_is_there(file):
    lines = (ROOT / "requirements" / file).read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r"))]
    assert [line for line in wanted if not REASON.match(line)] == []
