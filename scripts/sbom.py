"""What Chronicle is made of, as a CycloneDX 1.6 bill of materials: `python scripts/sbom.py dist/sbom.json`.

Versions and digests come from requirements.txt, which is what gets installed; licences and who needs whom from the
packages in the environment this runs in. No time and no serial number: the same pins give the same bytes.
"""
import json
import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HOME = Path(__file__).parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")
NEEDS = re.compile(r"^([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)(?:;(.*))?$")


def pins(text: str) -> dict[str, tuple[str, list[str]]]:
    """name -> (version, SHA-256 digests of its files)."""
    found, name = {}, ""
    for line in text.splitlines():
        if match := PINNED.match(line):
            name = plain(match[1])
            found[name] = (match[2], [])
        elif "--hash=sha256:" in line:
            found[name][1].append(line.split("sha256:")[1].rstrip(" \\"))
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def component(name: str, version: str, digests: list[str]) -> dict:
    out = {"type": "library", "bom-ref": reference(name, version), "name": name, "version": version, "purl": reference(name, version)}
    words = licence(name)
    if words:
        out["licenses"] = [{"expression": words} if "license-expression" == kind(name) else {"license": {"name": words}}]
    files = [{"type": "distribution", "url": f"{reference(name, version)}", "hashes": [{"alg": "SHA-256", "content": d}]} for d in digests]
    return out | {"externalReferences": files}


def reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None                         # pinned for another system only


def kind(name: str) -> str:
    found = installed(name)
    return "license-expression" if found and found.metadata.get("License-Expression") else "license"


def licence(name: str) -> str:
    """In an SPDX expression where the package gives one, else in its own words."""
    found = installed(name)
    if found is None:
        return ""
    classed = [c.rsplit(" :: ", 1)[-1] for c in found.metadata.get_all("Classifier") or () if c.startswith("License :: ") and c.count("::") > 1]
    own = (found.metadata.get("License") or "").split("\n")[0].strip()
    return found.metadata.get("License-Expression") or ", ".join(classed) or own


def needed(name: str, pinned: dict) -> list[str]:
    """Names of the pinned packages that a package asks for; those of its extras are left out."""
    found = installed(name)
    asked = [NEEDS.match(line) for line in (found.requires or ()) if "extra ==" not in line] if found else []
    return sorted({plain(m[1]) for m in asked if m and plain(m[1]) in pinned})


def bill() -> dict:
    pinned = pins((HOME / "requirements.txt").read_text("utf-8"))
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    version = re.search(r'__version__ = "([^"]+)"', (HOME / "chronicle/__init__.py").read_text("utf-8"))[1]
    own = reference(project["name"], version)
    direct = sorted({plain(NEEDS.match(line)[1]) for line in project["dependencies"]})
    refs = {name: reference(name, v) for name, (v, _) in pinned.items()}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": own, "name": project["name"], "version": version, "purl": own,
                                   "licenses": [{"license": {"id": "MIT"}}]}},
        "components": [component(name, *pinned[name]) for name in sorted(pinned)],
        "dependencies": [{"ref": own, "dependsOn": [refs[n] for n in direct]}]
                        + [{"ref": refs[n], "dependsOn": [refs[d] for d in needed(n, pinned)]} for n in sorted(pinned)],
    }


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"{target}: {len(bill()['components'])} packages")
