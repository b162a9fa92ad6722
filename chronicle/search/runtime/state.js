/* Part 8: what is asked, as a part of the address (#q=jableh&place=homs&from=2016-05), so that a view can be linked and
   the back button leads through what was asked before. One keystroke more is no new step; a choice is. */

const SORTS = ["relevance", "newest", "deadliest"];

class State {
  constructor(facets, address) {
    const said = new URLSearchParams(address.replace(/^#/, ""));
    this.q = (said.get("q") || "").slice(0, 200);
    this.from = (said.get("from") || "").slice(0, 10);
    this.to = (said.get("to") || "").slice(0, 10);
    this.order = SORTS.includes(said.get("sort")) ? said.get("sort") : "";
    this.chosen = Object.fromEntries(facets.map(name => [name, new Set(said.getAll(name))]));
  }

  get sort() { return this.order && (this.order !== "relevance" || this.q.trim()) ? this.order : this.q.trim() ? "relevance" : "newest"; }

  get address() {
    const says = new URLSearchParams();
    if (this.q.trim()) says.set("q", this.q.trim());
    Object.entries(this.chosen).forEach(([name, keys]) => Array.from(keys).sort().forEach(key => says.append(name, key)));
    if (this.from) says.set("from", this.from);
    if (this.to) says.set("to", this.to);
    if (this.order) says.set("sort", this.order);
    const text = says.toString().replaceAll("%3A", ":");
    return text && "#" + text;
  }

  choose(name, key, on) { this.chosen[name][on ? "add" : "delete"](key); }
}

const walk = {
  typing: false,

  /* `typed`: one of a run of keystrokes, which together are one step. */
  step(state, typed) {
    if (state.address === location.hash) return;
    const replace = typed && this.typing, to = state.address || location.pathname + location.search;
    history[replace ? "replaceState" : "pushState"](null, "", to);
    this.typing = typed;
  },

  /* Calls back when somebody goes back, forward, or edits the address. */
  watch(changed) {
    ["popstate", "hashchange"].forEach(event => addEventListener(event, () => { this.typing = false; changed(); }));
  }
};
