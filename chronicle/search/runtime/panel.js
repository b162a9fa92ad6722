/* Part 10: the facets. A value is a checkbox with the number of incidents it would give; what lies in it comes out below it
   when it is chosen. The most frequent values stand first, in an order that does not move while one chooses. */

const SHOWN = 8;                                        /* values of a list before one asks for all */
const UNFOLDED = ["place", "type", "killed"];
const ORDER = ["place", "type", "year", "killed", "actor", "target", "responsibility", "grade"];

class Panel {
  constructor(box, documents, words, labels, changed) {
    Object.assign(this, { box, documents, words, labels, changed });
    this.lists = ORDER.filter(name => documents.facets[name].keys.length).map(name => this.list(documents.facets[name]));
  }

  list(facet) {
    const fold = make("details", "facet", "", this.box), title = this.words.table.facets[facet.name];
    make("summary", "", title, fold);
    if (facet.name === "year") this.dates(fold);
    const group = make("div", "facet-body", "", fold);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", title);
    fold.open = UNFOLDED.includes(facet.name);
    const list = { facet, fold, root: make("ul", "facet-values", "", group), items: new Map(), all: false, totals: new Int32Array(facet.keys.length) };
    facet.of.forEach(values => values.forEach(v => { list.totals[v]++; }));
    list.more = button("facet-more", "", group, () => { list.all = !list.all; this.draw(this.state, this.counts); });
    list.below = new Map();
    facet.keys.forEach(key => {
      const above = facet.parent.get(key) || "";
      list.below.set(above, [...(list.below.get(above) || []), key]);
    });
    list.below.forEach(keys => keys.sort(this.order(facet, list.totals)));
    return list;
  }

  order(facet, totals) {
    if (facet.name === "year") return (a, b) => b < a ? -1 : 1;
    const steps = LEAST.map(String).concat("0", "words", "none");
    if (facet.name === "killed") return (a, b) => steps.indexOf(a) - steps.indexOf(b);
    const label = key => this.labels(facet.name, key);
    return (a, b) => totals[facet.number.get(b)] - totals[facet.number.get(a)] || label(a).localeCompare(label(b)) || (a < b ? -1 : 1);
  }

  dates(fold) {
    const row = make("div", "facet-dates", "", fold);
    [this.from, this.to] = ["from", "to"].map(end => {
      const label = make("label", "", "", row), input = make("input", "", "", make("span", "", this.words.say(end), label).parentNode);
      Object.assign(input, { type: "text", maxLength: 10, placeholder: end === "from" ? "2016" : "2016-05", spellcheck: false, autocomplete: "off" });
      input.setAttribute("aria-describedby", "date-hint");
      input.addEventListener("input", () => {
        const bad = input.value.trim() && !period(input.value);
        input.setAttribute("aria-invalid", bad ? "true" : "false");
        if (!bad) this.changed(state => { state[end] = input.value.trim(); }, true);
      });
      return input;
    });
    make("p", "about", this.words.say("dates"), fold).id = "date-hint";
  }

  item(list, key) {
    if (!list.items.has(key)) {
      const li = make("li"), label = make("label", "", "", li), input = make("input", "", "", label);
      input.type = "checkbox";
      input.addEventListener("change", () => this.changed(state => state.choose(list.facet.name, key, input.checked), false));
      isolated(this.labels(list.facet.name, key), make("span", "value", "", label));
      list.items.set(key, { li, input, n: make("span", "n", "", label), ul: null });
    }
    return list.items.get(key);
  }

  draw(state, counts) {
    Object.assign(this, { state, counts });
    this.lists.forEach(list => {
      const { facet } = list, chosen = state.chosen[facet.name], on = new Set([...chosen].flatMap(key => facet.line(key)));
      const number = key => counts[facet.name][facet.number.get(key)];
      const branch = (ul, above, cut) => {
        const there = (list.below.get(above) || []).filter(key => number(key) || on.has(key));
        const shown = cut && !list.all ? there.filter((key, i) => i < SHOWN || on.has(key)) : there;
        sync(ul, shown.map(key => {
          const item = this.item(list, key);
          item.input.checked = chosen.has(key);
          item.n.textContent = this.words.number(number(key));
          const alone = above === "" && there.length === 1;      /* the country of everything: what lies in it is the list */
          if ((on.has(key) || alone) && list.below.has(key)) branch(item.ul = item.ul || make("ul", "", "", item.li), key, alone);
          else if (item.ul) { item.ul.remove(); item.ul = null; }
          return item.li;
        }));
        return there.length;
      };
      const there = branch(list.root, "", facet.name !== "year" && facet.name !== "killed");
      list.more.hidden = facet.name === "year" || facet.name === "killed" || there <= SHOWN;
      list.more.textContent = list.all ? this.words.say("fewer") : this.words.say("all", { n: there });
      list.root.classList.toggle("is-long", list.all);
      list.more.setAttribute("aria-expanded", String(list.all));
      if (on.size || facet.name === "year" && (state.from || state.to)) list.fold.open = true;
    });
    if (this.from) [[this.from, state.from], [this.to, state.to]].forEach(([input, value]) => {
      if (input !== document.activeElement) { input.value = value; input.setAttribute("aria-invalid", value && !period(value) ? "true" : "false"); }
    });
  }
}
