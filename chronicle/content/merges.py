"""What an unfinished merge leaves in a file: both versions of some lines, between markers that git has put there.

    <<<<<<< HEAD                    ours follows
    ||||||| 1a2b3c4                 what both were before, if git is told to show it
    =======                         theirs follows
    >>>>>>> corrections             the end

Such a file is read no further: what it says is not decided yet, and what YAML makes of the markers would blame other lines.
`=======` alone underlines a heading, and lines of a text that is to show markers are indented.
"""
import re

from chronicle.diagnose import Diagnostic, Span

BEGIN, MIDDLE, END = "<<<<<<<", "=======", ">>>>>>>"
MARKER = re.compile(r"<{7} .*|={7}|\|{7}(?: .*)?|>{7} .*")


def unfinished(text: str, path: str) -> list[Diagnostic]:
    """A note for each merge, at the first of its markers. An end needs a begin or a middle: half of the markers may have been taken out."""
    if f"{BEGIN} " not in text and f"\n{MIDDLE}\n" not in text:
        return []
    notes: list[Diagnostic] = []
    open_lines: list[int] = []                  # of the merge that is being read: the lines of its markers
    begun = ""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line[:7] not in (BEGIN, MIDDLE, "|||||||", END) or not MARKER.fullmatch(line):
            continue
        if line.startswith(BEGIN):
            if begun == BEGIN:
                notes.append(told(open_lines, lines, path))
            open_lines, begun = [number], BEGIN
        elif begun == BEGIN or begun and line.startswith(END):
            open_lines.append(number)
        elif line == MIDDLE:                    # perhaps of a heading
            open_lines, begun = [number], MIDDLE
        if line.startswith(END) and begun:
            notes.append(told(open_lines, lines, path))
            open_lines, begun = [], ""
    return notes + [told(open_lines, lines, path)] if begun == BEGIN else notes


def told(markers: list[int], lines: list[str], path: str) -> Diagnostic:
    where = ", ".join(map(str, markers[:4]))
    return Diagnostic("Y109", f"a merge is not finished: its markers stand on line{'s' * (len(markers) > 1)} {where}",
                      Span(path, markers[0], 1, len(lines[markers[0] - 1])),
                      "keep one of the two versions, or what is right of both, and delete the lines of the markers")
