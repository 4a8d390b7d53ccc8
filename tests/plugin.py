"""Sets the ground before anything of the product is imported: its own folder, its own secrets, nobody's settings."""

import os
import tempfile

from hypothesis import HealthCheck, settings

DATA = tempfile.mkdtemp(prefix="lineofsight-tests-")
for name in [name for name in os.environ if name.startswith("LINEOFSIGHT_")]:
    del os.environ[name]
os.environ["LINEOFSIGHT_DATA"] = DATA
os.environ["LINEOFSIGHT_HOSTS"] = "127.0.0.1,localhost,testserver"

from lineofsight.config import environment  # noqa: E402
from tests import laid_out  # noqa: E402

environment.make_secrets()
laid_out.begin()
# How long an example takes depends on what else the machine does; what is quick is measured by itself (`make bench`).
# Under CI each property is asked the same examples for as long as its test stays as it is, and elsewhere new ones each
# time: what a change did not bring is found by whoever works, and refuses nobody else's change.
settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("suite")
