import pytest

from lineofsight.core.documents import links

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://example.org/a?b#c", True),
        ("HTTP://example.org", True),
        ("mailto:somebody@example.org", True),
        ("/leeds/reports/2018-19/", True),
        ("page", True),
        ("?q=a:b", True),
        ("#part", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("/\\example.org", False),
        ("https:/example.org", False),
        ("mailto:nobody", False),
    ],
)
def test_only_web_mail_and_own_addresses_are_safe(href, safe):
    assert links.safe(href) is safe
