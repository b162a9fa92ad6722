/* Part 4: the incidents as columns, oldest first over all years: document 0 … n-1. A facet says which of its values each
   document has; values that lie in others (a town in a province, a role of an actor) bring those with them. */

const FLAT = ["type", "target", "grade", "responsibility"];
const LEAST = [1, 5, 10, 25, 50, 100];                  /* "at least so many killed" */

class Facet {
  constructor(name, n) {
    this.name = name;
    this.keys = [];
    this.number = new Map();
    this.parent = new Map();
    this.of = Array.from({ length: n }, () => []);
  }

  /* The number of a value; `parent` is the key of what it lies in. */
  value(key, parent) {
    if (!this.number.has(key)) {
      this.number.set(key, this.keys.length);
      this.keys.push(key);
      if (parent) this.parent.set(key, parent);
    }
    return this.number.get(key);
  }

  give(doc, key, parent) {
    const number = this.value(key, parent);
    if (!this.of[doc].includes(number)) this.of[doc].push(number);
  }

  /* From a value outwards: itself, what it lies in, what that lies in … */
  line(key) {
    const out = [];
    for (let at = key; at && !out.includes(at); at = this.parent.get(at)) out.push(at);
    return out;
  }
}

class Documents {
  constructor(years, names) {
    this.names = names;
    this.years = years;                                 /* [[year, columns]], oldest first */
    this.n = years.reduce((sum, [, columns]) => sum + columns.first.length, 0);
    this.first = new Int32Array(this.n);                /* days as numbers that sort: 20160523 */
    this.last = new Int32Array(this.n);
    this.killed = new Int32Array(this.n);               /* the lowest number; -1 not reported, -2 reported without one */
    this.year = new Int32Array(this.n);                 /* which of `years` */
    this.rowOf = new Array(this.n);                     /* [file of its row, its place there] */
    this.roles = new Array(this.n);                     /* [[actor, role]] */
    this.places = new Array(this.n);                    /* its own places, without those they lie in */
    this.types = new Array(this.n);
    this.assessed = new Array(this.n);
    this.facets = {};
    ["place", "actor", ...FLAT, "killed", "year"].forEach(name => { this.facets[name] = new Facet(name, this.n); });
    this.offsets = [];
    let at = 0;
    years.forEach(([year, columns], i) => { this.offsets.push(at); this.fill(at, +year, i, columns); at += columns.first.length; });
  }

  fill(offset, year, number, columns) {
    const of = (column, i) => [].concat(columns[column].of[i]).map(v => columns[column].names[v]);
    let month = 0, part = 0;
    columns.first.forEach((first, i) => {
      const doc = offset + i;
      this.year[doc] = number;
      this.first[doc] = year * 10000 + first;
      this.last[doc] = columns.last[i] || this.first[doc];
      this.killed[doc] = columns.killed[i];
      const of_month = Math.floor(first / 100);
      part = of_month === month ? part + 1 : 0;
      month = of_month;
      this.rowOf[doc] = [`${this.years[number][0]}-${String(month).padStart(2, "0")}`, Math.floor(part / columns.part), part % columns.part];
      this.places[doc] = of("place", i);
      this.roles[doc] = of("actor", i);
      this.types[doc] = of("type", i);
      this.assessed[doc] = of("responsibility", i)[0];
      FLAT.forEach(name => of(name, i).forEach(key => this.facets[name].give(doc, key)));
      this.places[doc].forEach(place => this.placeOf(doc, place));
      this.roles[doc].filter(([actor]) => this.names.has("actor " + actor)).forEach(([actor, role]) => {
        this.facets.actor.give(doc, actor);
        this.facets.actor.give(doc, `${actor}:${role}`, actor);
      });
      this.killedOf(doc);
      for (let y = year; y <= Math.floor(this.last[doc] / 10000); y++) this.facets.year.give(doc, String(y));
    });
  }

  /* A place and all it lies in. */
  placeOf(doc, place) {
    const seen = [];
    for (let at = place; at && !seen.includes(at);) {
      const within = (this.names.get("place " + at) || {}).within || "";
      this.facets.place.give(doc, at, within);
      seen.push(at);
      at = within;
    }
  }

  killedOf(doc) {
    const low = this.killed[doc], give = key => this.facets.killed.give(doc, key);
    if (low === -1) give("none");
    else if (low === -2) give("words");
    else if (low === 0) give("0");
    LEAST.filter(least => low >= least).forEach(least => give(String(least)));
  }
}

/* Places and actors by "kind id": `name` is the one in the language of the page, `beside` the one in the other script. */
function registry({ place, actor }, language) {
  const out = new Map();
  [["place", place], ["actor", actor]].forEach(([kind, rows]) => rows.forEach(([id, url, first, names, others, within, what]) => {
    const name = names[language] || first, beside = names[language] ? { en: first } : names.ar ? { ar: names.ar } : {};
    out.set(`${kind} ${id}`, { kind, id, url, name, beside, others: [first, ...Object.values(names), ...others], within, what });
  }));
  return out;
}
