/* Part 11: the answer: how many, by what they were narrowed, places and actors of that name, and rows like the timeline's. */

const STEP = 20;                                        /* rows at a time; as many as the page comes with */

class Results {
  constructor(parts, documents, words, labels, table, changed) {
    Object.assign(this, { parts, documents, words, labels, table, changed });
    this.turn = 0;
    this.list = parts.rows.querySelector("ul");
    parts.more.addEventListener("click", () => this.grow());
  }

  /* `docs` in their order. Rows come when their files have; a newer answer overtakes an older one. */
  async draw(state, docs, found) {
    Object.assign(this, { docs, shown: 0 });
    const turn = ++this.turn;
    this.say(docs, found);
    this.chips(state);
    this.names(state, found);
    const rows = await this.rows(0);
    if (turn !== this.turn) return;
    this.list.replaceChildren(...rows);
    this.shown = rows.length;
    this.foot();
  }

  async grow() {
    const turn = this.turn, rows = await this.rows(this.shown);
    if (turn !== this.turn || !rows.length) return;
    this.list.append(...rows);
    this.shown += rows.length;
    this.foot();
    rows[0].querySelector("a").focus();
  }

  foot() {
    const left = this.docs.length - this.shown;
    this.parts.more.hidden = left <= 0;
    this.parts.more.textContent = this.words.say("more", { n: Math.min(STEP, Math.max(left, 0)) });
  }

  say(docs, found) {
    const { words, documents } = this, box = this.parts.answer;
    const some = docs.length === documents.n ? words.say("incidents", { n: docs.length }) : words.say("some", { n: docs.length, all: documents.n });
    box.replaceChildren(make("strong", "", some));
    (found ? found.instead : []).forEach(f => {
      const spelled = f.instead.slice(0, 3).join(words.say("comma")) + (f.instead.length > 3 ? " …" : "");
      isolated(words.say("instead", { word: f.word, others: spelled }), make("span", "instead", "", box));
    });
    if (!docs.length) make("span", "instead", words.say("nothing"), box);
  }

  chips(state) {
    const { words, labels } = this, out = [];
    const chip = (label, value, change) => {
      const b = button("search-chip", "", null, () => this.changed(change, false));
      make("span", "", label + ": ", b);
      isolated(value, b);
      make("span", "", "×", b).setAttribute("aria-hidden", "true");
      make("span", "vh", words.say("off"), b);
      out.push(b);
    };
    Object.entries(state.chosen).forEach(([name, keys]) => keys.forEach(key =>
      chip(words.table.facets[name], labels(name, key, true), s => s.choose(name, key, false))));
    ["from", "to"].filter(end => state[end]).forEach(end => chip(words.say(end), state[end], s => { s[end] = ""; }));
    if (out.length > 1) out.push(button("search-clear", words.say("clear"), null, () => this.changed(s => {
      Object.values(s.chosen).forEach(keys => keys.clear());
      s.from = s.to = "";
    }, false)));
    this.parts.chips.replaceChildren(...out);
    this.parts.chips.hidden = !out.length;
  }

  names(state, found) {
    const entities = found ? found.entities.slice(0, 6) : [];
    this.parts.names.hidden = !entities.length;
    this.parts.names.querySelector("ul").replaceChildren(...entities.map(({ entity, docs }) => {
      const li = make("li");
      linked(entity.name, entity.url, li);
      Object.entries(entity.beside).forEach(([tag, name]) => isolated(name, make("span", tag === "ar" ? "ar" : "latin", " ", li), tag));
      make("span", "about", ` ${this.said(entity.kind, entity.what)} · ${this.words.say("incidents", { n: docs.length })}`, li);
      return li;
    }));
  }

  async rows(from) {
    const docs = this.docs.slice(from, from + STEP), files = new Set(docs.map(doc => this.file(doc)));
    await Promise.all(Array.from(files, load));
    return docs.map(doc => this.row(doc));
  }

  file(doc) { return "rows-" + this.documents.rowOf[doc].slice(0, 2).join("-"); }

  row(doc) {
    const { words, documents } = this, [month, part, at] = documents.rowOf[doc];
    const [url, title, date, toll, stage, count, sources, review, updated, lang, hurt] = store.rows.get(`${month}-${part}`)[at];
    const li = make("li", "row"), main = make("div", "row-main");
    isolated(date, make("p", "row-when", "", li));
    li.append(main);
    const link = make("a", "", title, make("p", "row-title", "", main));
    link.href = url;
    link.dir = "auto";
    if (lang) link.lang = lang;
    const meta = make("p", "row-meta", "", main), note = make("p", "row-note", "", main);
    documents.types[doc].forEach(type => make("span", "chip " + (this.table.types[type] || this.table.types.other), upper_first(this.said("type", type)), meta));
    if (stage) make("span", "chip plain", upper_first(stage), meta);
    this.listed(documents.places[doc].map(id => ["place", id]), make("span", "row-places", "", meta));
    const item = text => { note.append(" "); return make("span", "item", text, note); };
    this.table.shown_roles.forEach(([role, said]) => {
      const who = documents.roles[doc].filter(([, r]) => r === role).map(([id]) => ["actor", id]);
      if (who.length) this.listed(who, item(said + ": "));
    });
    item(words.say("responsible", { said: this.said("responsibility", documents.assessed[doc]) }));
    item(sources ? words.say("sources", { n: sources }) : words.say("sourceless"));
    if (count > 1) item(words.say("several", { n: count }));
    const reviewed = this.said("review", review);
    if (review === "draft") make("strong", "draft", reviewed, item("")); else item(reviewed);
    if (updated) item(words.say("updated", { date: updated }));
    const harmed = make("p", "row-toll", "", li), number = (said, key, box) => {
      const [before, after] = words.around(key, "number");
      box.append(before);
      isolated(said, make("strong", "", "", box));
      box.append(after);
    };
    if (toll) number(toll, "dead", harmed);
    else make("span", "none", words.say(hurt ? "uncounted" : "toll"), harmed);
    if (hurt) { harmed.append(" "); number(hurt, "hurt", make("span", "item", "", harmed)); }
    const over = documents.places[doc].length;
    if (over > 1 && (toll || hurt)) { harmed.append(" "); make("span", "over", words.say("over", { n: over }), harmed); }
    return li;
  }

  said(field, word) { return said(this.table, field, word); }

  /* Names in a line, linked where they have a page. */
  listed(who, parent) {
    who.forEach(([kind, id], i) => {
      const entity = this.documents.names.get(`${kind} ${id}`);
      if (i) parent.append(i === who.length - 1 ? this.words.say("and") : this.words.say("comma"));
      linked(entity ? entity.name : id, entity ? entity.url : "", parent);
    });
  }
}
