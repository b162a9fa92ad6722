"""Pages opened in a real Chromium: what of them ran, complained, asked for a file elsewhere or led away."""
from pathlib import Path


def faults(browser, root: Path, addresses: list[str]) -> list[str]:
    """One tab shows the pages one after the other. A missing picture is no fault: the texts name some."""
    found, context = [], browser.new_context(viewport={"width": 1100, "height": 800})
    tab, here = context.new_page(), root.as_uri()
    at = {"page": ""}

    def note(what):
        found.append(f"{at['page']}: {what}")
    tab.on("dialog", lambda dialog: (note(f"a dialog: {dialog.message}"), dialog.dismiss()))
    tab.on("pageerror", lambda fault: note(f"a fault: {fault}"))
    tab.on("console", lambda said: None if "ERR_FILE_NOT_FOUND" in said.text else note(f"{said.type}: {said.text}"[:300]))
    tab.on("request", lambda request: None if request.url.startswith((here, "data:image/", "blob:")) else note(f"asked for {request.url[:100]}"))
    context.on("page", lambda page: note(f"opened {page.url[:100]}"))
    for address in addresses:
        at["page"] = address
        tab.goto(f"{here}/{address}")
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        tab.evaluate("document.querySelectorAll('a, button, summary, [tabindex]').forEach(e => { e.focus(); e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})) })")
        tab.wait_for_timeout(15)
        if tab.evaluate("'owned' in window || 'owned' in {} || document.title === 'owned'"):
            note("owned")
        if not tab.url.startswith(here):
            note(f"led away to {tab.url[:100]}")
    context.close()
    return found
