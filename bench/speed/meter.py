"""One command, measured: wall clock, processor time, memory, and what else the machine did meanwhile. Linux: it reads /proc.

Processor time is user and system time of the process and of the children it waited for, as wait4 tells. Memory is the sum
of the proportional set sizes (PSS) of the whole process tree: a page that two processes share counts half for each, so forked
workers are counted right. Reading it costs the measured process time; hence `watch` is used on a run that is not timed.
"""
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
LIMIT = 3600                    # seconds; a command that takes longer is ended
STEP = 0.01                     # seconds between two looks at memory
PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Failed(Exception):
    """What was to be measured did not do its work."""


def tree(pid: int) -> list[int]:
    """A process and all its living descendants."""
    found, to_do = [], [pid]
    while to_do:
        one = to_do.pop()
        found.append(one)
        try:
            for thread in os.listdir(f"/proc/{one}/task"):
                to_do += map(int, Path(f"/proc/{one}/task/{thread}/children").read_text().split())
        except OSError:                         # it has just ended
            pass
    return found


def memory(pid: int) -> int:
    """Bytes of the tree."""
    total = 0
    for one in tree(pid):
        try:
            said = PSS.search(Path(f"/proc/{one}/smaps_rollup").read_bytes())
        except OSError:
            continue
        total += int(said[1]) * 1024 if said else 0
    return total


def processor(pid: int) -> float:
    """Seconds that the living processes of the tree have used."""
    total = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def machine() -> float:
    """Seconds that all processors together have been busy since the machine started; waiting for disks is not busy."""
    user, nice, system, idle, iowait, irq, soft, steal = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + irq + soft + steal) / TICK


def start(command: list[str], folder: Path, log: Path) -> subprocess.Popen:
    """In a process group of its own, so that it can be ended with all its children. Its output is added to `log`."""
    with log.open("ab") as out:
        return subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)


def end(process: subprocess.Popen) -> None:
    for sign, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, sign)
            process.wait(patience)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def measure(command: list[str], folder: Path, log: Path, watch: bool = False) -> dict:
    """{wall, cpu: seconds, other: cores that everything else used meanwhile}, with `watch` also {memory: bytes at the peak}."""
    os.sync()                   # what was written before is not paid for by this command
    busy, begin = machine(), time.perf_counter()
    process = start(command, folder, log)
    limit = threading.Timer(LIMIT, os.killpg, (process.pid, signal.SIGKILL))
    limit.start()
    watcher = Watcher(process.pid) if watch else None
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    limit.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with {process.returncode} in {folder}; see {log}")
    cpu = used.ru_utime + used.ru_stime
    result = {"wall": round(wall, 4), "cpu": round(cpu, 4), "other": round(max(0.0, machine() - busy - cpu) / wall, 2)}
    return result | {"memory": watcher.peak()} if watcher else result


class Watcher(threading.Thread):
    """Looks at the memory of a tree until it is asked for the peak."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.pid, self.most, self.over = pid, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(STEP):
            self.most = max(self.most, memory(self.pid))

    def peak(self) -> int:
        self.over.set()
        self.join()
        return self.most
