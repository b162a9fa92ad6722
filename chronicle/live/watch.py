"""Watching folders so that no save is ever lost.

Rules
1. An event says "look here", an empty one "look everywhere". What changed is found by the Preview's own look at the
   files, so a doubled or merged event changes nothing; after anything that may have lost one, everything is looked at.
2. A watch stands on a folder, not on its name. So whenever a watched folder goes, comes or is swapped for another (an
   editor's rename, `git checkout`, `rm -r` and a copy), the watch is set up anew, and *after* it stands there is a look.
3. Folders are watched with all that is in them; files, and the coming and going of the folders themselves, through the
   folder they lie in, because most editors save by renaming a new file over the old one.
4. A folder that has just appeared may have been filled before it was watched: a second look follows.

Both classes are livereload Watchers: `Server.watch(path)` names what to watch, `start` runs it. `on_change` is called on
the server's loop with a set of absolute paths; the set is empty when the reason is only to look again.
"""
import os
import threading

from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

TREE_STEP_MS, ANCHOR_STEP_MS = 12, 60   # how often events are collected; a batch ends with one step of silence
LONGEST_BATCH_MS = 400                  # a checkout of thousands of files is told of in few batches
CHECK_MS = 500                          # how often it is checked that each watch still stands on its folder
SECOND_LOOK_S = 1.0


def best_watcher(on_change, say):
    """A FolderWatcher, or where watchfiles cannot be imported a PollingWatcher."""
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        return PollingWatcher(on_change)
    return FolderWatcher(on_change, say)


class PollingWatcher(Watcher):
    """Without watchfiles: livereload's own timer (every 800 ms), which asks for a look instead of comparing times.

    livereload's comparison overlooks a file that is moved in with an old time; a look of the Preview does not.
    """

    def __init__(self, on_change):
        super().__init__()
        self.on_change = on_change

    def examine(self):
        self.on_change(set())
        return None, None                # nothing for livereload to reload: the server tells the tabs itself

    def stop(self):
        pass


class FolderWatcher(Watcher):
    def __init__(self, on_change, say):
        super().__init__()
        self.on_change = on_change
        self.say = say
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._follow_for_ever, args=(follow,), daemon=True)
                         for follow in (self._follow_trees, self._follow_anchors)]

    def start(self, callback):
        """Called by livereload; True tells it that it need not poll."""
        self._loop = IOLoop.current()
        for thread in self._threads:
            thread.start()
        return True

    def stop(self):
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(2)

    def _follow_trees(self):
        self._follow(lambda: {p for p in list(self._tasks) if not os.path.isfile(p)}, True, TREE_STEP_MS)

    def _follow_anchors(self):
        self._follow(lambda: {os.path.dirname(p) for p in list(self._tasks)}, False, ANCHOR_STEP_MS)

    def _follow_for_ever(self, follow):
        while not self._stop.is_set():
            try:
                follow()
            except FileNotFoundError:
                pass                     # gone between seeing it and watching it: see again
            except Exception as reason:  # the system's limit of watches, a file system without events
                self.say(f"The folders cannot be watched ({reason}); looking at them every second instead.")
                while not self._stop.wait(1):
                    self._report(set())

    def _follow(self, folders, recursive, step):
        """Watch `folders()` as they are now; return when they are no longer the same."""
        from watchfiles import Change, watch
        standing = identities(folders())
        if not standing:
            self._stop.wait(CHECK_MS / 1000)
            return
        looked = False
        for changes in watch(*sorted(standing), recursive=recursive, step=step, debounce=LONGEST_BATCH_MS, stop_event=self._stop,
                             watch_filter=None, rust_timeout=CHECK_MS, yield_on_timeout=True, raise_interrupt=False):
            paths = {p for _, p in changes if (self._is_content(p) if recursive else self._is_task(p))}
            if paths or not looked:
                self._report(paths)
                looked = True
            if any(kind == Change.added and os.path.isdir(p) for kind, p in changes):
                self._loop.add_callback(self._loop.call_later, SECOND_LOOK_S, self.on_change, set())
            # a folder made anew may get the very number of the old one, so its deletion counts as well
            if identities(folders()) != standing or any(kind == Change.deleted and p in standing for kind, p in changes):
                return

    def _report(self, paths):
        self._loop.add_callback(self.on_change, paths)

    def _is_content(self, path):
        name = os.path.basename(path)
        return not (self.ignore(path) or name.startswith(".") or name.endswith("~"))

    def _is_task(self, path):
        return any(os.path.basename(path) == os.path.basename(p) for p in list(self._tasks))


def identities(folders) -> dict[str, tuple[int, int]]:
    """Folder -> which folder that is on the disk; folders that do not exist are left out."""
    found = {}
    for folder in folders:
        try:
            info = os.stat(folder)
        except OSError:
            continue
        found[folder] = (info.st_dev, info.st_ino)
    return found
