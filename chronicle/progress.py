"""How far a long build has come, on one line of a terminal that is written over: count, rate, time left. Elsewhere (CI, a pipe,
a file) nothing is said, and neither of what takes less than a second."""
import sys
import time

QUIET = 1.0                                 # seconds of a stage after which its progress is shown


class Progress:
    """Called with (what is done, how many are done, how many there are). `close` clears the line."""

    def __init__(self, stream=None):
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()
        self.stage, self.began, self.wrote = "", 0.0, False

    def __call__(self, stage: str, done: int, of: int) -> None:
        now = time.perf_counter()
        if stage != self.stage:
            self.stage, self.began = stage, now
        taken = now - self.began
        if self.shown and done and taken > QUIET:
            rate = done / taken
            self.stream.write(f"\r\033[K{stage}: {done:,} of {of:,} · {rate:,.0f} a second · {left((of - done) / rate)} left")
            self.stream.flush()
            self.wrote = True

    def close(self) -> None:
        if self.wrote:
            self.stream.write("\r\033[K")
            self.stream.flush()


def left(seconds: float) -> str:
    """`8 s`, `2 min 05 s`."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def silent(stage: str, done: int, of: int) -> None:
    """Says nothing."""
