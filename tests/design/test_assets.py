"""Vendored and own files: everything they point at is there, and nothing of GOV.UK's that is not ours to use."""

import re
from pathlib import Path

import pytest

import lineofsight.core.design

pytestmark = pytest.mark.once

HERE = Path(lineofsight.core.design.__file__).parent
STATIC = HERE / "static" / "design"
TEMPLATES = sorted([*HERE.glob("templates/**/*.html"), *HERE.glob("allauth/**/*.html")])


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_style_sheets_point_at_nothing_and_use_no_foreign_type(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert "@font-face" not in text
    assert "GDS Transport" not in text
    assert "sourceMappingURL" not in text
    assert text.count("{") == text.count("}")


def test_scripts_ask_for_no_map() -> None:
    assert "sourceMappingURL" not in (STATIC / "govuk-frontend-6.3.0.min.js").read_text(encoding="utf-8")


def test_the_licence_stands_beside() -> None:
    assert "Crown Copyright" in (STATIC / "GOVUK-FRONTEND-LICENCE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_files_that_exist_and_no_inline_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert [name for name in re.findall(r"static\('design/([^']+)'\)", text) if not (STATIC / name).exists()] == []
    assert re.search(r"\sstyle=|\son(click|load|submit)=", text) is None
    for script in re.findall(r"<script[^>]*>", text.replace('{% if nonce %} nonce="{{ nonce }}"{% endif %}', " NONCE")):
        assert "NONCE" in script
