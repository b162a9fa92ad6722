"""Whether an incident lies where its date says: its file's name and folder against `date`.

The usual slip of copying a record is a new name with the old date, or the other way round. A name that is finer or coarser
than the date is none: `2016-05-23-x` may turn out to have been some day in May, and its address stays.
"""
import re

from chronicle import edtf
from chronicle.diagnose import Diagnostic
from chronicle.edtf import Edtf
from chronicle.model import Incident

NAMED = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:-|$)")        # a year alone may be any number: 2000-houses
FOLDER = re.compile(r"content/incidents/(\d{4})(?:/(\d\d))?/")


def date_against_name(incident: Incident, text, at) -> list[Diagnostic]:
    return [Diagnostic("R514", f"dated {incident.date.text}, but {where} {day.text}", at.of("date"), hint)
            for day, where, hint in said(incident) if day.last < incident.date.first or incident.date.last < day.first][:1]


def said(incident: Incident):
    """(date, what gives it, what to do if it is the wrong one) of the file's name, then of its folder."""
    name, folder = NAMED.match(incident.id), FOLDER.match(incident.path)
    if name and not incident.date.first.startswith(name[1]) and (day := date(name[1])):
        right = incident.date.first[:len(name[1])] + incident.id[len(name[1]):]
        yield day, "the file is named", f"mend `date`, or the name: chronicle mv {incident.id} {right}"
    if folder and not incident.date.first.startswith(there := "-".join(filter(None, folder.groups()))) and (day := date(there)):
        yield day, "its folder is", f"mend `date`, or put the file into the folder of {incident.date.first[:len(day.text)]}: its address stays the same"


def date(text: str) -> Edtf | None:
    try:
        return edtf.parse(text)
    except ValueError:
        return None
