"""What looks at pages: text is measured where it is first drawn as it is, and never let through unmeasured."""

import pytest

from tests import axe

pytestmark = [pytest.mark.browser, pytest.mark.once]

PAGE = """<!doctype html><html lang="en-GB"><title>A page</title><style>
p {{ color: #505a5f; }} .faint {{ color: #9a9a9a; }} .dark {{ background: #505a5f; }} .gone {{ display: none; }}
</style><main><h1>A page</h1>{body}</main></html>"""


@pytest.fixture
def look(chromium, monkeypatch, request):
    """`look(body)` is what is wrong with a page of that body; nothing has been measured before the first."""
    request.node.user_properties.append(("browser", chromium.version))
    monkeypatch.setattr(axe, "looks", set())
    context = chromium.new_context()
    page = context.new_page()

    def findings(body: str) -> list[str]:
        page.set_content(PAGE.format(body=body))
        return axe.findings(page)

    yield findings
    context.close()


@pytest.mark.parametrize(
    "wrong",
    [
        '<p class="faint">Faint</p>',
        '<p style="color: #9a9a9a">Faint</p>',
        '<div class="dark"><p>Grey on grey</p></div>',
        '<p><strong class="faint">Faint</strong></p>',
        '<p style="opacity: 0.4">Seen through</p>',
        '<div style="opacity: 0.4"><p>Seen through</p></div>',
        '<p style="background: #505a5f">Grey on grey</p>',
        '<p><label>Name <input style="color: #9a9a9a" value="Faint"></label></p>',
    ],
)
def test_text_drawn_as_none_was_before_is_measured(look, wrong):
    assert look("<p>Plain</p>") == []
    [line] = look(f"<p>Plain</p>{wrong}")
    assert "color-contrast: " in line


def test_what_was_measured_is_not_measured_again_and_all_else_is_looked_at_on_every_page(look):
    assert look("<p>Plain</p>") == []
    known = set(axe.looks)
    assert len(known) == 2, "a heading's and a paragraph's"
    assert look("<p>Another page of the same look</p><p>Two of them</p>") == []
    assert axe.looks == known
    assert [len(look('<p class="faint">Faint</p>')) for _ in range(2)] == [1, 0]
    for _ in range(2):
        [line] = look("<p>Plain</p><p><input></p>")
        assert line.startswith("label")


@pytest.mark.parametrize("small", ["font-size: 16px", "font-size: 20px; font-weight: 400"])
def test_what_is_read_when_it_is_large_is_measured_again_where_it_is_small(look, small):
    assert look('<p style="color: #858585; font-size: 20px; font-weight: 700">Large</p>') == []
    [line] = look(f'<p style="color: #858585; font-weight: 700; {small}">Small</p>')
    assert "color-contrast: " in line


def test_what_is_not_shown_is_measured_once_it_is(look):
    assert look('<div class="gone"><p class="faint">Faint</p></div>') == []
    assert len(look('<div><p class="faint">Faint</p></div>')) == 1
