"""An earlier Site changes how long a link takes, never what it says: after random edits, facts, notes and routes of a
workspace that goes on are those of one that begins afresh; and a preview told which files changed agrees with one that looks."""
import random
import shutil

import pytest

from chronicle.build.batch import check, opened
from chronicle.build.preview import Preview
from chronicle.build.workspace import Workspace
from chronicle.facets import FACETS
from chronicle.traces import changes
from test_incremental import Editor
from site_builder import flat


def fresh(root):
    workspace = Workspace(root, 1)
    workspace.signatures = workspace.scan()
    state = workspace.load()
    workspace.ledger.close()
    return state


def everything(state) -> dict[str, bytes]:
    """All facts, also those of facets that nobody has asked for yet."""
    return flat({facet: state.facts[facet] for facet in {*FACETS, *state.facts}})


@pytest.mark.parametrize("seed", range(6))
def test_relinking_says_what_linking_says(small, seed):
    editor, workspace = Editor(small, seed), Workspace(small.root, 1)
    workspace.signatures = workspace.scan()
    state, reused = workspace.load(), 0
    for _ in range(40):
        deed = editor.edit()
        workspace.signatures = workspace.scan()
        known, state = everything(state), workspace.load(state)
        clean = fresh(small.root)
        assert everything(state) == everything(clean), deed
        assert state.notes == clean.notes or sorted(map(str, state.notes)) == sorted(map(str, clean.notes)), deed
        assert dict(state.routes.items()) == clean.routes, deed
        assert state.moved == changes(known, everything(state)), deed
        reused += state.site.changed is not None
    assert 5 < reused < 40                      # both ways were taken


def test_facets_that_are_asked_for_one_after_another(small):
    """Of what nobody has asked for nothing is worked out; whenever somebody does, it is what a workspace finds that begins afresh."""
    editor, workspace, choice = Editor(small, 300), Workspace(small.root, 1), random.Random(300)
    workspace.signatures = workspace.scan()
    state, asked = workspace.load(), set()
    for _ in range(40):
        for facet in choice.sample(sorted(FACETS), 2):
            state.facts[facet]
            asked.add(facet)
        deed, known = editor.edit(), flat(dict(state.facts))
        workspace.signatures = workspace.scan()
        state, clean = workspace.load(state), fresh(small.root)
        assert state.facts.keys() & FACETS.keys() == asked, deed
        assert flat(state.facts) == {key: digest for key, digest in everything(clean).items() if key.partition("/")[0] in {*state.facts, "translations"}}, deed
        assert state.moved == changes(known, flat(state.facts)), deed


@pytest.mark.parametrize("seed", range(3))
def test_a_preview_that_is_told_what_changed(small, seed):
    editor, preview = Editor(small, seed + 100), Preview(small.root)
    seen = preview.workspace.scan()
    for _ in range(25):
        deed = editor.edit()
        now = preview.workspace.scan()
        touched = {str(small.root.resolve() / p) for p in now.keys() | seen.keys() if now.get(p) != seen.get(p) and not p.startswith(("theme:", "git:"))}
        seen = now
        preview.refresh(touched)
        clean = Preview(small.root)
        assert preview.workspace.signatures == now, deed
        assert set(preview.notes) == set(clean.notes), deed
        for url in sorted(clean.state.routes):
            if url.endswith(".html"):
                assert preview.answer(url) == clean.answer(url), (deed, url)
        clean.workspace.ledger.close()


@pytest.mark.parametrize("seed", range(4))
def test_taking_up_the_last_build_says_what_linking_says(small, seed, tmp_path_factory):
    """Each edit is built by a process of its own, as it were: from the Site that the build before left in the ledger."""
    editor, taken_up = Editor(small, seed + 200), 0
    small.build(keep_going=True)
    for _ in range(15):
        deed = editor.edit()
        workspace = Workspace(small.root, 1)
        workspace.signatures = workspace.scan()
        state = workspace.load()
        taken_up += workspace.taken_up is not None and state.site.changed is not None
        workspace.ledger.close()
        bare = tmp_path_factory.mktemp("bare") / "site"
        shutil.copytree(small.root, bare, ignore=shutil.ignore_patterns(".cache", "build"), symlinks=True)
        clean = fresh(bare)
        assert everything(state) == everything(clean), deed
        assert sorted(map(str, state.notes)) == sorted(map(str, clean.notes)), deed
        assert dict(state.routes.items()) == clean.routes, deed
        small.build(keep_going=True)
    assert 1 < taken_up < 15                    # both ways were taken


def test_a_check_between_two_builds_costs_the_second_nothing(small):
    """What a check reads anew is not remembered where a State is kept: the build after it takes that State up as well."""
    small.build()
    small.append("content/incidents/2016/2016-05-30-shelling.md", "More.\n")
    check(small.root)
    with opened(small.root) as workspace:
        workspace.load()
        assert workspace.taken_up


def test_several_texts_that_change_their_links_in_one_look(small):
    """Two texts come to name a place that a third stops naming: each backlink is there once, and only where it belongs."""
    bombings, shelling, arrest = (f"content/incidents/{path}.md" for path in ("2016/2016-05-23-bombings", "2016/2016-05-30-shelling", "2018/2018-06-01-arrest"))
    workspace = Workspace(small.root, 1)
    workspace.signatures = workspace.scan()
    state = workspace.load()
    for edits in ([(shelling, "See [[jableh]] and [[tartus]].\n"), (arrest, "See [[jableh]].\n")], [(bombings, "Nothing.\n"), (shelling, "Nothing.\n")]):
        for path, words in edits:
            front = (small.root / path).read_text("utf-8").split("---\n")[1]
            small.write({path: f"---\n{front}---\n{words}"})
        workspace.signatures = workspace.scan()
        state = workspace.load(state)
        clean = fresh(small.root)
        assert state.site.changed and dict(state.site.mentions) == dict(clean.site.mentions)
        assert {name: sorted(ids) for name, ids in state.site.pointing.items()} == {name: sorted(ids) for name, ids in clean.site.pointing.items()}
        assert everything(state) == everything(clean)
    workspace.ledger.close()
