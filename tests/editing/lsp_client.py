"""A language client as small as one can be: JSON-RPC over the pipes of `chronicle lsp`, with a time limit on every answer."""
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

LIMIT = 30                                  # seconds for one answer


class Client:
    def __init__(self, root: Path):
        self.root, self.number, self.versions = root, 0, {}
        self.process = subprocess.Popen([sys.executable, "-m", "chronicle", "lsp"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        self.inbox: queue.Queue = queue.Queue()
        self.problems: dict[str, list] = {}
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.capabilities = self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {},
                                                    "workspaceFolders": [{"uri": root.as_uri(), "name": "site"}]})["capabilities"]
        self.tell("initialized", {})

    def _read(self):
        out = self.process.stdout
        while line := out.readline():
            length = int(line.split(b":")[1])
            while out.readline().strip():
                pass
            self.inbox.put(json.loads(out.read(length)))

    def _send(self, message: dict):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def tell(self, method: str, params):
        self._send({"method": method, "params": params})

    def ask(self, method: str, params):
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.inbox.get(timeout=LIMIT)
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._note(message)

    def _note(self, message: dict):
        if message.get("method") == "textDocument/publishDiagnostics":
            self.problems[self.path(message["params"]["uri"])] = message["params"]["diagnostics"]

    def wait(self, path: str, wanted) -> list:
        """The problems of a file, once `wanted(codes)` is true of them."""
        while not (path in self.problems and wanted([p["code"] for p in self.problems[path]])):
            self._note(self.inbox.get(timeout=LIMIT))
        return self.problems[path]

    # ---- what an editor does
    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def path(self, uri: str) -> str:
        return uri.removeprefix(self.root.as_uri() + "/")

    def open(self, path: str, text: str | None = None):
        self.versions[path] = 1
        self.problems.pop(path, None)
        text = (self.root / path).read_text("utf-8") if text is None else text
        self.tell("textDocument/didOpen", {"textDocument": {"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text}})

    def type(self, path: str, text: str):
        self.versions[path] += 1
        self.problems.pop(path, None)
        self.tell("textDocument/didChange", {"textDocument": {"uri": self.uri(path), "version": self.versions[path]}, "contentChanges": [{"text": text}]})

    def save(self, path: str, text: str):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")
        self.tell("textDocument/didSave", {"textDocument": {"uri": self.uri(path)}})

    def at(self, method: str, path: str, line: int, character: int):
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": character}})

    def close(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(LIMIT)
