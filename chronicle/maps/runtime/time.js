/* Filters, part 3: the months. Two handles are two sliders of the browser's own, so that arrow keys, Page Up, Home and a screen
   reader work as everywhere. Play lets the months pass once and stops at the end: with all of them chosen the record fills up
   from its first month, else the span that is chosen moves on. Who asked for less motion gets a button for one step instead. */

const PACE = [120, 500], WHOLE = 30_000;                 /* milliseconds a month is shown, at least and at most; for all of them */

class Time {
  constructor(form, incidents, changed) {
    Object.assign(this, { incidents, changed, words: incidents.words, timer: 0 });
    ["from", "to", "play", "span", "density"].forEach(part => { this[part] = form.querySelector(`[data-part=${part}]`); });
    const last = incidents.months.length - 1;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.pace = Math.max(PACE[0], Math.min(PACE[1], WHOLE / (last + 1)));
    [this.from, this.to].forEach(handle => {
      Object.assign(handle, { min: 0, max: last, step: 1 });
      handle.addEventListener("input", () => this.moved(handle, handle));
      handle.addEventListener("change", () => this.moved(handle, null));
    });
    this.density.setAttribute("viewBox", `0 0 ${Math.max(1, last)} 1`);
    this.bar = Math.min(0.8, (last + 1) / 80);           /* of few months they are no blocks */
    this.play.addEventListener("click", () => this.timer ? this.stop() : this.start());
    this.calm.addEventListener("change", () => this.label());
    this.label();
  }

  get playing() { return this.timer !== 0; }

  moved(handle, run) {
    this.stop();
    if (handle === this.from) this.from.value = Math.min(this.from.value, this.to.value);
    else this.to.value = Math.max(this.from.value, this.to.value);
    this.changed(state => Object.assign(state, { from: Number(this.from.value), to: Number(this.to.value) }), run);
  }

  show(state, bars) {
    const { months } = this.incidents;
    [["from", state.from], ["to", state.to]].forEach(([part, month]) => {
      if (Number(this[part].value) !== month) this[part].value = month;
      this[part].setAttribute("aria-valuetext", months[month]);
    });
    this.state = state;
    this.span.textContent = state.from === state.to ? months[state.from]
      : this.words.say("months", { first: months[state.from], last: months[state.to] });
    this.draw(state, bars);
    /* Where both handles stand at the end, the one that can still move lies on top. */
    this.from.style.zIndex = state.from === state.to && state.to > state.last / 2 ? 2 : 1;
    this.play.disabled = state.last < 1;
  }

  draw(state, bars) {
    const most = Math.max(1, ...bars);
    const path = (from, to) => Array.from(bars.subarray(from, to + 1), (n, i) =>
      n ? `M${from + i - this.bar / 2} 1v${-Math.max(0.04, n / most)}h${this.bar}V1z` : "").join("");
    const [before, within, after] = this.density.children;
    before.setAttribute("d", path(0, state.from - 1));
    within.setAttribute("d", path(state.from, state.to));
    after.setAttribute("d", path(state.to + 1, state.last));
  }

  start() {
    const { from, to, last } = this.state;
    this.moving = from > 0;
    if (to >= last) this.step(0, this.moving ? to - from : 0);              /* from the beginning again */
    else if (this.calm.matches) this.advance();
    if (this.calm.matches) return;
    this.timer = setInterval(() => { if (!this.advance()) this.stop(); }, this.pace);
    this.label();
  }

  /* One month on: false at the end. */
  advance() {
    const { from, to, last } = this.state;
    if (to >= last) return false;
    this.step(this.moving ? from + 1 : from, to + 1);
    return to + 1 < last;
  }

  step(from, to) { this.changed(state => Object.assign(state, { from, to }), this.play); }

  stop() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = 0;
    this.label();
    this.changed(() => {}, null);                        /* what is shown now is said aloud */
  }

  label() { this.play.textContent = this.words.say(this.calm.matches ? "step" : this.timer ? "pause" : "play"); }
}
