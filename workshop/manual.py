"""The parts of the manual that are drawn from the code: `docs/manual/`. A house test finds them out of date.

Write them anew with `python -m workshop.manual`.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

OUT = Path("docs/manual")


def lifecycles() -> str:
    """Every lifecycle: its diagram, and its moves with what refuses them."""
    from lineofsight.core.access.manifests import manifests
    from lineofsight.core.notices.lifecycle import MESSAGE
    from lineofsight.core.sealed.lifecycle import ROOM
    from lineofsight.core.thread.lifecycle import ACTION, IMPACT_TEST, LEARNING_POINT, THEME, TRACKER

    parts = ["# Lifecycles", "", "Drawn from the tables; every state and move is there.", ""]
    owned = [("core notices", MESSAGE)]
    owned += [("core sealed", ROOM)]
    owned += [("core thread", each) for each in (THEME, LEARNING_POINT, ACTION, IMPACT_TEST, TRACKER)]
    owned += [(m.name, lifecycle) for m in manifests() for lifecycle in m.lifecycles]
    for owner, lifecycle in owned:
        parts += [f"## {lifecycle.name.capitalize()} ({owner.replace('_', ' ')})", "", "```mermaid"]
        parts += [lifecycle.diagram().strip(), "```", "", "| move | from | to | refused when |", "|---|---|---|---|"]
        for move in lifecycle.moves:
            guards = "; ".join(first_sentence(guard) for guard in move.guards) or "–"
            parts.append(f"| {move.label} (`{move.key}`) | {', '.join(move.sources)} | {move.target} | {guards} |")
        parts.append("")
    return "\n".join(parts)


def first_sentence(guard) -> str:
    text = " ".join((guard.__doc__ or guard.__name__).split())
    return f"not: {text.split('. ')[0].rstrip('.')}"


def permissions() -> str:
    """Every permission, what it opens, and the operations that ask for it."""
    from lineofsight.core.access.manifests import manifests
    from lineofsight.core.access.operations import OPERATIONS
    from lineofsight.core.access.permissions import PERMISSIONS

    manifests()
    every_service()
    asked: dict[str, list[str]] = {}
    for name, operation in OPERATIONS.items():
        asked.setdefault(operation.permission or "", []).append(name)
    parts = [
        "# Permissions and operations",
        "",
        "| permission | what it opens | operations that ask for it |",
        "|---|---|---|",
    ]
    for name, permission in PERMISSIONS.items():
        meaning = " ".join((permission.query.__doc__ or "").split())
        parts.append(f"| `{name}` | {meaning} | {', '.join(f'`{o}`' for o in asked.get(name, [])) or '–'} |")
    own = ", ".join(f"`{name}`" for name in asked.get("", []))
    parts += ["", f"Steps of the installation, of links and of codes, which no appointment opens: {own}.", ""]
    return "\n".join(parts)


def every_service() -> None:
    """Load every module of services: some are called by commands alone, and their operations are known only then."""
    import lineofsight

    for module in pkgutil.walk_packages(lineofsight.__path__, "lineofsight."):
        if ".services" in module.name:
            importlib.import_module(module.name)


def privacy() -> str:
    """Every model: whose it is, how long it is kept, how closed each field is."""
    from django.apps import apps

    from lineofsight.kernel.privacy import Sensitivity

    parts = ["# Privacy, field by field", ""]
    for model in apps.get_models():
        if not model.__module__.startswith("lineofsight."):
            continue
        declared = model.privacy
        parts += [f"## {model._meta.label}", "", f"Owned by the {declared.ownership}; kept: {declared.retention}.", ""]
        for level in Sensitivity:
            names = [f.name for f in model._meta.fields if declared.sensitivity_of(f.name) is level]
            if names:
                parts.append(f"- {level}: {', '.join(names)}")
        parts.append("")
    return "\n".join(parts)


def indicators() -> str:
    """The indicator library, as a reader would look a measure up."""
    from lineofsight.core.insight import library

    parts = ["# Indicators", ""]
    before: dict = {}
    for edition, found in library.libraries().items():
        parts += [f"## Edition {edition}", ""]
        if before:
            parts += [
                f"{len(found.indicators)} indicators; those that stood before and are unchanged are not repeated.",
                "",
            ]
        new = [each for key, each in found.indicators.items() if not same(each, before.get(key))]
        for each in new:
            target = f"; target {each.text_of(each.target.value)} ({each.target.owner})" if each.target else ""
            parts += [
                f"### {each.name} (`{each.key}`)", "", each.definition, "",
                f"- numerator: {each.numerator}",
                *([f"- denominator: {each.denominator}"] if each.denominator else []),
                f"- unit: {each.unit}; better is {each.direction}{target}; asked about beyond {each.tolerance}%",
                f"- from: {each.source_agency.replace('_', ' ')}; definition: {each.official_source.instrument} "
                f"({each.official_source.strength}{', unconfirmed' if each.official_source.unconfirmed else ''})",
                *[f"- caveat: {caveat}" for caveat in each.caveats], "",
            ]  # fmt: skip
        if found.gaps:
            parts += ["### What is not collected", "", "| what | why | whose | from when |", "|---|---|---|---|"]
            parts += [f"| {g.what} | {g.why} | {g.owner_words} | {g.expected} |" for g in found.gaps]
            parts.append("")
        before = found.indicators
    return "\n".join(parts)


def same(each, earlier) -> bool:
    """Whether an indicator stands as it did in the edition before."""
    from dataclasses import replace

    return earlier is not None and replace(each, edition=earlier.edition) == earlier


def coverage() -> str:
    """What a scorecard is asked for, and what Leeds published: each phrase with the indicators that answer it."""
    from lineofsight.core.access.manifests import manifests
    from lineofsight.kernel.definitions import load_editions

    folder = next(m.definitions["coverage"] for m in manifests() if "coverage" in m.definitions)
    *_, newest = load_editions(folder).values()
    titles = {
        "scorecard": "What a scorecard is asked for in practice",
        "published": "Topics Leeds published figures on",
    }
    parts = ["# What the indicators answer", ""]
    for table, title in titles.items():
        parts += [f"## {title}", "", "| part | asked for | indicators | where there is none, or not for all |"]
        parts.append("|---|---|---|---|")
        for each in (p for p in newest.data["phrase"] if p["table"] == table):
            keys = ", ".join(f"`{key}`" for key in each.get("indicators", ()))
            parts.append(f"| {each['row']} | {each['phrase']} | {keys or '–'} | {each.get('reason', '')} |")
        parts.append("")
    return "\n".join(parts)


PAGES = {
    "lifecycles": lifecycles,
    "permissions": permissions,
    "privacy": privacy,
    "indicators": indicators,
    "coverage": coverage,
}


def main() -> int:
    """Write every page anew."""
    import os

    from tests import plugin  # noqa: F401 - sets the ground first

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
    import django

    django.setup()
    OUT.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (OUT / f"{name}.md").write_text(page() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
