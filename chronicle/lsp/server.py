"""The protocol: what the client asks, put to desk, cursor, completion and hover, and answered in its own units.

The client says how it counts columns (UTF-16 unless agreed otherwise); everything here counts characters.
"""
from pathlib import Path

from lsprotocol import types as t
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from chronicle import __version__
from chronicle.content.paths import kind_of
from chronicle.diagnose import ERROR, WARNING, Diagnostic
from chronicle.formats import lines_of
from chronicle.lsp.completion import about, complete
from chronicle.lsp.cursor import at
from chronicle.lsp.desk import Desk, field_at, site_folder
from chronicle.lsp.hover import summary

SEVERITY = {ERROR: t.DiagnosticSeverity.Error, WARNING: t.DiagnosticSeverity.Warning}
KINDS = {"field": t.CompletionItemKind.Field, "term": t.CompletionItemKind.EnumMember, "record": t.CompletionItemKind.Reference,
         "section": t.CompletionItemKind.Text}
WATCHED = t.DidChangeWatchedFilesRegistrationOptions([t.FileSystemWatcher(glob) for glob in ("**/content/**/*.md", "**/site.toml", "**/published.txt")])


class Server(LanguageServer):
    def __init__(self, site: Path):
        super().__init__("chronicle", __version__)
        self.start: Path | None = site_folder(site.resolve())
        self.desk: Desk | None = None
        self.told: set[str] = set()             # addresses of files with problems on screen

    # ---- the site
    def open_site(self, near: Path) -> None:
        """The site of the command's folder, or else the one that the first opened file belongs to."""
        root = self.start or site_folder(near)
        if self.desk is None and root is not None:
            self.desk = Desk(root)

    def locate(self, uri: str) -> tuple[TextDocument, str]:
        """The document, and its path in the site ('' when it is no file of the site)."""
        file = Path(uris.to_fs_path(uri) or "/")
        self.open_site(file.parent)
        return self.workspace.get_text_document(uri), self.desk.path_of(file) if self.desk else ""

    # ---- units
    def column(self, row: str, units: int) -> int:
        """The client's column as characters."""
        return self.workspace.position_codec.position_from_client_units([row], t.Position(0, units)).character

    def span(self, row: str, line: int, start: int, end: int) -> t.Range:
        units = self.workspace.position_codec.client_num_units
        return t.Range(t.Position(line, units(row[:start])), t.Position(line, units(row[:end])))

    # ---- problems
    def tell(self, uri: str, notes: list[Diagnostic], lines: list[str]) -> None:
        self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri, [self.problem(n, lines) for n in notes]))
        (self.told.add if notes else self.told.discard)(uri)

    def problem(self, note: Diagnostic, lines: list[str]) -> t.Diagnostic:
        line = max(0, note.span.line - 1)
        row = lines[line] if line < len(lines) else ""
        start, end = (note.span.col - 1, note.span.col - 1 + note.span.length) if note.span.col else (0, len(row))
        return t.Diagnostic(self.span(row, line, start, end), f"{note.message}\n{note.hint}".strip(), SEVERITY.get(note.severity, t.DiagnosticSeverity.Hint),
                            note.code, source="chronicle")

    def tell_file(self, uri: str) -> None:
        document, path = self.locate(uri)
        if path:
            self.tell(uri, self.desk.notes_of(path, document.source), document.source.split("\n"))

    def tell_all(self) -> None:
        """Of every file with something to say, those on screen as they are there; and nothing any more of those that are well."""
        by_path: dict[str, list[Diagnostic]] = {}
        for note in self.desk.notes:
            by_path.setdefault(note.span.path, []).append(note)
        opened = {self.locate(uri)[1]: uri for uri in list(self.workspace.text_documents)}
        now = {uris.from_fs_path(str(self.desk.root / path)): path for path in by_path if path not in opened and (self.desk.root / path).is_file()}
        for uri, path in now.items():
            self.tell(uri, by_path[path], lines_of(self.desk.root, path, {}))
        for uri in opened.values():
            self.tell_file(uri)
        for uri in self.told - set(now) - set(opened.values()):
            self.tell(uri, [], [])


def make(site: Path) -> Server:
    server = Server(site)

    @server.feature(t.INITIALIZED)
    def initialized(params: t.InitializedParams):
        for folder in [*server.workspace.folders.values()]:
            server.start = server.start or site_folder(Path(uris.to_fs_path(folder.uri) or "/"))
        if server.start:
            server.open_site(server.start)
            server.tell_all()
        can = server.client_capabilities.workspace
        if can and can.did_change_watched_files and can.did_change_watched_files.dynamic_registration:
            server.client_register_capability(t.RegistrationParams([t.Registration("watched", t.WORKSPACE_DID_CHANGE_WATCHED_FILES, WATCHED)]))

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    def written(params):
        server.tell_file(params.text_document.uri)

    @server.feature(t.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def saved(params):
        if server.desk:
            server.desk.refresh()
            server.tell_all()

    @server.feature(t.TEXT_DOCUMENT_COMPLETION, t.CompletionOptions(trigger_characters=["[", "#", ":", " ", "{", ","]))
    def completion(params: t.CompletionParams) -> t.CompletionList:
        document, path = server.locate(params.text_document.uri)
        if not kind_of(path):
            return t.CompletionList(False, [])
        rows = document.source.split("\n")
        line = params.position.line
        row = rows[line] if line < len(rows) else ""
        col = server.column(row, params.position.character)
        cursor = at(document.source, line, col)
        items = complete(cursor, kind_of(path), server.desk.files)
        where = server.span(row, line, col - len(cursor.typed), col)
        close = "]]" if cursor.what in ("link", "section") and not row[col:].startswith("]]") else ""
        return t.CompletionList(any(i.kind == "record" for i in items), [
            t.CompletionItem(i.label, kind=KINDS[i.kind], detail=i.detail, sort_text=f"{n:04}", filter_text=cursor.typed or i.label if i.kind == "record" else i.label,
                             text_edit=t.TextEdit(where, i.insert + close)) for n, i in enumerate(items)])

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    def hover(params: t.HoverParams) -> t.Hover | None:
        document, path = server.locate(params.text_document.uri)
        if not kind_of(path):
            return None
        rows, line = document.source.split("\n"), params.position.line
        col = server.column(rows[line], params.position.character) if line < len(rows) else 0
        named = server.desk.named_at(path, document.source, line, col)
        field = None if named else field_at(path, document.source, line, col)
        words = summary(named[0], server.desk.site) if named else about(kind_of(path), field[0]) if field else ""
        if not words:
            return None
        return t.Hover(t.MarkupContent(t.MarkupKind.PlainText, words), server.span(rows[line], line, *(named or field)[1:]))

    @server.feature(t.TEXT_DOCUMENT_DEFINITION)
    def definition(params: t.DefinitionParams) -> t.Location | None:
        document, path = server.locate(params.text_document.uri)
        rows, line = document.source.split("\n"), params.position.line
        if not kind_of(path) or line >= len(rows):
            return None
        named = server.desk.named_at(path, document.source, line, server.column(rows[line], params.position.character))
        if named is None:
            return None
        start = t.Position(0, 0)
        return t.Location(uris.from_fs_path(str(server.desk.root / named[0].path)), t.Range(start, start))

    return server


def serve(site: Path) -> None:
    """Until the client says exit."""
    make(site).start_io()
