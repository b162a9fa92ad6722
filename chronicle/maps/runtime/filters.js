/* Filters, part 5: the form, and what follows from it: the map, the list, and a sentence that says how much is shown. */

const QUIET = 600, SHOWN = 8, MORE = 20;                 /* milliseconds of rest before the sentence is said aloud; incidents of a panel */

ChronicleMap.filters = function (figure, circles) {
  const box = figure.closest("[data-map-filters]"), { words, data } = ChronicleMap.of(figure);
  const table = new Table(box), incidents = new Incidents(data.incidents, words, table.names), titles = new Titles(incidents);
  const form = box.querySelector("form"), part = name => form.querySelector(`[data-part=${name}]`);
  let state = new State(incidents, location.hash), saying = 0, last = null;
  const time = new Time(form, incidents, change);

  /* `control`: what is being typed into, drawn or played: all of one go is one step for the back button. */
  function change(alter, control) {
    alter(state);
    state.remember(control !== null && control === last);
    last = control;
    show();
  }

  function show() {
    const started = performance.now(), rows = incidents.fitting(state), summed = !state.actor;
    const points = incidents.points(rows, summed);
    points.forEach(point => { point.later = from => titles.of(point.list.slice(from, from + (from ? MORE : SHOWN))); point.step = MORE; });
    circles.set(points);
    table.show(state.all ? null : points, words);
    ["type", "actor"].forEach(name => { part(name).value = state[name]; });
    ["killed", "sources"].forEach(name => { if (whole(part(name).value) !== state[name]) part(name).value = state[name] || ""; });
    time.show(state, incidents.density(incidents.fitting(state, false)));
    part("clear").hidden = state.all;
    tell(rows);
    performance.measure("chronicle-filter", { start: started, end: performance.now() });
  }

  function tell(rows) {
    const sentence = [state.all ? words.say("all_shown", { n: rows.length }) : words.say("shown", { n: rows.length, all: incidents.n })];
    const off = rows.filter(i => !incidents.placed(i)).length;
    if (!rows.length) sentence.push(words.say("nothing"));
    if (off) sentence.push(words.say("off_map", { n: off }));
    if (state.killed) {
      const unknown = incidents.fitting(Object.assign(Object.create(State.prototype), state, { killed: 0 })).filter(i => !incidents.counted(i)).length;
      if (unknown) sentence.push(words.say("unknown_left_out", { n: unknown }));
    }
    part("shown").textContent = sentence.join(" · ");
    part("name").hidden = !state.actor;
    clearTimeout(saying);
    if (!time.playing) saying = setTimeout(() => { part("status").textContent = `${part("span").textContent}: ${sentence.map(said => said.replace(/\.$/, "")).join(". ")}`; }, QUIET);
  }

  function options(select, pairs) {
    pairs.forEach(([value, text]) => { select.append(new Option(text, value)); });
  }

  options(part("type"), incidents.types.map(([word, text]) => [word, text.slice(0, 1).toUpperCase() + text.slice(1)]));
  ["type", "actor"].forEach(name => part(name).addEventListener("change", () => choose(name, part(name).value, null)));
  ["killed", "sources"].forEach(name => {
    part(name).addEventListener("input", () => choose(name, whole(part(name).value), part(name)));
    part(name).addEventListener("change", () => { last = null; });
  });
  part("clear").addEventListener("click", () => {
    time.stop();
    state = new State(incidents, "");
    state.remember(false);
    show();
    part("type").focus();
  });
  form.addEventListener("submit", event => event.preventDefault());
  ["popstate", "hashchange"].forEach(event => addEventListener(event, () => {
    if (state.address === location.hash) return;
    time.stop();
    restore();
  }));
  /* Who is named is loaded when somebody stirs, long before a hand is at that choice; or at once where the address asks for it. */
  const stirring = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  stirring.forEach(event => addEventListener(event, learn, { passive: true, once: true }));

  function learn() {
    if (incidents.learning) return incidents.learning;
    return incidents.learn().then(() => { options(part("actor"), incidents.known); part("actor").value = state.actor; }, () => {});
  }

  function restore() {
    state = new State(incidents, location.hash);
    show();
    if (/[#&]actor=/.test(location.hash) && !incidents.actor) {
      learn().then(() => { state = new State(incidents, location.hash); show(); }, () => {});
    }
  }

  function choose(name, value, control) {
    time.stop();
    change(now => { now[name] = value; }, control);
  }

  form.querySelector("fieldset").disabled = false;
  restore();
  circles.fit();
};
