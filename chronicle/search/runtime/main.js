/* Part 12: it begins here. Columns of all years come first; the words of the index only when somebody asks for them. */

async function begin() {
  const root = document.getElementById("search"), at = name => root.querySelector(`[data-part="${name}"]`);
  const { table } = store, language = document.documentElement.lang || "en", words = new Words(table.words, language);
  try {
    await Promise.all(table.years.map(load));
  } catch (fault) {
    at("answer").textContent = words.say("missing");
    return;
  }
  const years = table.years.map(year => [year, store.years.get(year)]), documents = new Documents(years, registry(store.names, language));
  const matcher = new Matcher(documents, new Folding(table.fold), table.ask), input = at("q"), sort = at("sort");
  const parts = Object.fromEntries(["answer", "chips", "names", "rows", "more"].map(name => [name, at(name)]));
  let state = new State(Object.keys(documents.facets), location.hash), turn = 0;

  const labels = (facet, key, whole) => label(documents, words, table, facet, key, whole);
  const changed = (change, typed) => { change(state); walk.step(state, typed); draw(); };
  const panel = new Panel(at("facets"), documents, words, labels, changed);
  const results = new Results(parts, documents, words, labels, table, changed);

  async function draw() {
    const mine = ++turn, started = performance.now();
    const found = await matcher.find(state.q).catch(() => { at("answer").textContent = words.say("missing"); });
    if (mine !== turn || found === undefined) return;
    const { docs, counts } = sift(documents, state, found && found.worth);
    const ranked = ordered(documents, docs, state.sort, found && found.worth);
    panel.draw(state, counts);
    if (input !== document.activeElement || input.value.trim() !== state.q.trim()) input.value = state.q;
    sort.value = state.sort;
    sort.querySelector("[value=relevance]").disabled = !found;
    const narrowed = Object.values(state.chosen).reduce((n, keys) => n + keys.size, 0) + (state.from ? 1 : 0) + (state.to ? 1 : 0);
    at("open").textContent = narrowed ? words.say("filters_on", { n: narrowed }) : words.say("filters");
    performance.measure("chronicle-search", { start: started, end: performance.now() });
    await results.draw(state, ranked, found).catch(() => { at("answer").textContent = words.say("missing"); });
    if (mine === turn) root.dataset.ready = location.hash;
  }

  input.addEventListener("input", () => changed(s => { s.q = input.value.slice(0, 200); }, true));
  input.addEventListener("change", () => { walk.typing = false; });
  sort.addEventListener("change", () => changed(s => { s.order = sort.value; }, false));
  at("open").addEventListener("click", () => at("open").setAttribute("aria-expanded", String(root.classList.toggle("is-open"))));
  walk.watch(() => {
    if (location.hash === state.address) return;
    state = new State(Object.keys(documents.facets), location.hash);
    input.value = state.q;
    draw();
  });
  root.classList.add("is-live");
  await draw();
}

/* What a value is called. `whole`: also what it belongs to, where it stands alone. */
function label(documents, words, table, facet, key, whole) {
  if (facet === "place") return (documents.names.get("place " + key) || { name: key }).name;
  if (facet === "actor") {
    const above = documents.facets.actor.parent.get(key), name = (documents.names.get("actor " + (above || key)) || { name: key }).name;
    const role = above && (table.roles[key.slice(above.length + 1)] || key);
    return !above ? name : whole ? `${name}, ${role}` : role;
  }
  if (facet === "killed") return words.table.killed[key] || words.say("least", { n: +key });
  return upper_first(said(table, facet, key));
}

document.addEventListener("DOMContentLoaded", begin);          /* after table.js and names.js, which are deferred too */
