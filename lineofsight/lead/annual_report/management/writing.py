"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(out: Path, content: bytes) -> None:
    """Write a file so that, whatever happens half-way, what stands there is what stood there before or all of this.

    It is written beside its place and put there in one step. What is no file, such as /dev/stdout, is written to as it
    is.

    Raises:
        OSError: it cannot be written; nothing has changed.
    """
    if out.exists() and not out.is_file():
        out.write_bytes(content)
        return
    out = out.resolve()
    mode = out.stat().st_mode if out.exists() else None
    number, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        beside.chmod(mode if mode is not None else 0o666 & ~umask())
        beside.replace(out)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def umask() -> int:
    """What a new file of this process is closed to; asked in the only way there is."""
    now = os.umask(0o077)
    os.umask(now)
    return now
