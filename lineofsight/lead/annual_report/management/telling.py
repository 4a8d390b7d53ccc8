"""Telling somebody at the machine how far long work is, on the stream for such words: a line that moves, or, where
nobody is looking, a line for each step."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper

TICK = 1.0  # seconds


class Teller:
    """Says how far it is, on the stderr of a command."""

    def __init__(self, stream: OutputWrapper) -> None:
        self.stream, self.moves, self.width = stream, stream.isatty(), 0

    def say(self, words: str) -> None:
        """Say where it is, in place of what was said last where the line can move."""
        line = f"\r{words:<{self.width}}" if self.moves else f"{words}\n"
        self.width = len(words)
        self.stream.write(line, str, ending="")
        self.stream.flush()

    def read(self, done: int, of: int) -> None:
        """Say how many sections of how many are read."""
        self.say(f"{done} of {of} sections read")

    @contextmanager
    def pressing(self) -> Iterator[None]:
        """Say that the pages are being made, and for how long, until the block ends."""
        over = threading.Event()
        clock = threading.Thread(target=self.tick, args=(over,), daemon=True)
        self.say("Making the pages")
        clock.start()
        try:
            yield
        finally:
            over.set()
            clock.join()

    def tick(self, over: threading.Event) -> None:
        seconds = 0
        while not over.wait(TICK):
            seconds += 1
            self.say(f"Making the pages, {seconds} second{'' if seconds == 1 else 's'}")

    def end(self) -> None:
        """Leave the line that moves."""
        if self.moves and self.width:
            self.stream.write("\n", str, ending="")
