"""Something to look at on a terminal while a computation lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

PATIENCE = 1.0
"""After so many seconds people wonder whether anything happens."""


@contextmanager
def waiting(stream: TextIO | None, text: str, patience: float = PATIENCE) -> Iterator[None]:
    """While the block runs, say so on a terminal and count; elsewhere, and at once, say nothing.

    The line is wiped away when the block ends, and written over by what is printed meanwhile.
    """
    if stream is None or not stream.isatty():
        yield
        return
    done = Event()
    clock = Thread(target=_count, args=(stream, text, patience, done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def _count(stream: TextIO, text: str, patience: float, done: Event) -> None:
    shown, times = "", 0
    while not done.wait(patience):
        times += 1
        shown = f"{text} {times * patience:.0f} s"
        stream.write(f"{shown}\r")
        stream.flush()
    if shown:
        stream.write(" " * len(shown) + "\r")
        stream.flush()
