"""Sets the ground before anything of the product is imported: its own folder, its own secrets, nobody's settings."""

import os
import tempfile

DATA = tempfile.mkdtemp(prefix="lineofsight-tests-")
for name in [name for name in os.environ if name.startswith("LINEOFSIGHT_")]:
    del os.environ[name]
os.environ["LINEOFSIGHT_DATA"] = DATA
os.environ["LINEOFSIGHT_HOSTS"] = "127.0.0.1,localhost,testserver"

from lineofsight.config import environment  # noqa: E402
from tests import laid_out  # noqa: E402

environment.make_secrets()
laid_out.begin()
