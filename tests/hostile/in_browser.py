"""Pages opened in a real Chromium: what of them ran, complained, asked for a file elsewhere or led away."""
from pathlib import Path

TABS = 4                        # pages on their way at once: a browser mostly waits
TOUCH = """() => {              // what a visitor could do with the mouse and the keyboard, without following a link
    document.querySelectorAll('details').forEach(d => { d.open = true });
    for (const e of document.querySelectorAll('a, button, summary, input, img, svg, [tabindex]'))
        for (const kind of ['focus', 'focusin', 'mouseover', 'mouseenter', 'pointerover'])
            e.dispatchEvent(new Event(kind, {bubbles: true}));
    return new Promise(done => setTimeout(() => done('owned' in window || 'owned' in {} || document.title === 'owned'), 0));
}"""


def faults(browser, root: Path, addresses: list[str]) -> list[str]:
    """What each page did that it must not. A missing picture is no fault: the texts name some."""
    found, here = [], root.as_uri()
    context = browser.new_context(viewport={"width": 1100, "height": 600})
    at = {}

    def watched():
        tab = context.new_page()
        note = lambda what: found.append(f"{at[tab]}: {what}")
        tab.on("dialog", lambda dialog: (note(f"a dialog: {dialog.message}"), dialog.dismiss()))
        tab.on("pageerror", lambda fault: note(f"a fault: {fault}"))
        tab.on("console", lambda said: None if "ERR_FILE_NOT_FOUND" in said.text else note(f"{said.type}: {said.text}"[:300]))
        tab.on("request", lambda asked: None if asked.url.startswith((here, "data:image/", "blob:")) else note(f"asked for {asked.url[:100]}"))
        tab.on("popup", lambda page: note(f"opened {page.url[:100]}"))
        return tab
    tabs = [watched() for _ in range(min(TABS, len(addresses)))]
    for n in range(0, len(addresses), TABS):
        some = list(zip(tabs, addresses[n:n + TABS]))
        for tab, address in some:
            at[tab] = address
            tab.goto(f"{here}/{address}", wait_until="commit")
        for tab, address in some:
            tab.wait_for_load_state("load")
            if tab.evaluate(TOUCH):
                found.append(f"{address}: owned")
            if not tab.url.startswith(here):
                found.append(f"{address}: led away to {tab.url[:100]}")
    tabs[0].wait_for_timeout(200)                           # the last ones may be slow to run what they should not
    context.close()
    return found
