/* Filters, part 2: what was chosen, as a part of the address (#type=shelling&killed=10&from=2016-05), so that a view can be
   linked and the back button leads through what was chosen before. */

const ADDRESS = ["type", "actor", "killed", "sources", "from", "to"];

class State {
  /* Whatever the address says that is no choice here is dropped. */
  constructor(incidents, address) {
    const said = new URLSearchParams(address.replace(/^#/, "")), known = (pairs, word) => pairs.some(([key]) => key === word) ? word : "";
    this.incidents = incidents;
    this.last = incidents.months.length - 1;
    this.type = known(incidents.types, said.get("type"));
    this.actor = known(incidents.known, said.get("actor"));
    this.killed = whole(said.get("killed"));
    this.sources = whole(said.get("sources"));
    const [year, month] = incidents.first.split("-").map(Number);
    this.origin = 12 * year + month - 1;
    const from = this.month(said.get("from"), 0), to = this.month(said.get("to"), this.last);
    Object.assign(this, { from: Math.min(from, to), to: Math.max(from, to) });
  }

  month(text, otherwise) {
    const found = /^(\d{4})-(\d{2})$/.exec(text || "");
    return found ? Math.max(0, Math.min(this.last, 12 * found[1] + Number(found[2]) - 1 - this.origin)) : otherwise;
  }

  named(month) {
    const at = this.origin + month;
    return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String(at % 12 + 1).padStart(2, "0")}`;
  }

  get always() { return this.from === 0 && this.to === this.last; }
  get all() { return this.always && !this.type && !this.actor && !this.killed && !this.sources; }

  get address() {
    const says = new URLSearchParams();
    ADDRESS.slice(0, 4).forEach(key => { if (this[key]) says.set(key, this[key]); });
    if (this.from > 0) says.set("from", this.named(this.from));
    if (this.to < this.last) says.set("to", this.named(this.to));
    const text = says.toString();
    return text && "#" + text;
  }

  /* `passing`: on the way to somewhere, as while a handle is drawn: no step of its own for the back button. */
  remember(passing) {
    if (this.address === location.hash) return;
    history[passing ? "replaceState" : "pushState"](null, "", this.address || location.pathname + location.search);
  }
}

function whole(text) {
  const n = Number(text);
  return Number.isInteger(n) && n > 0 && n < 1e9 ? n : 0;
}
