"""What journeys share: the product running for real, and its logs beside a test that failed."""

import pytest

from tests.demonstration import built
from tests.live import INSTALLATION, empty, live

__all__ = ["built", "empty", "live"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed and INSTALLATION in item.stash:
        log = item.stash[INSTALLATION].log
        report.sections.append(("The installation's log", log.read_text() if log.exists() else "It did not serve."))
    return report
