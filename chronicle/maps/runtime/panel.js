/* Part 6: the panel that lists what a circle stands for. Everything a person wrote is set as text, never as markup. */

function make(name, className, text, parent) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  if (parent) parent.appendChild(element);
  return element;
}

function linked(text, href, parent) {
  const element = make(href ? "a" : "span", "", text, parent);
  if (href) element.href = href;
  return element;
}

class Panel {
  constructor(figure, map, words) {
    this.figure = figure;
    this.map = map;
    this.words = words;
    this.group = null;
    this.element = make("section", "map-panel", "", figure);
    this.element.hidden = true;
    this.element.tabIndex = -1;
    figure.addEventListener("keydown", event => {
      if (event.key === "Escape" && this.group) { event.stopPropagation(); this.close(); }
    });
    map.on("resize", () => { if (this.group) this.makeRoom(this.group); });   // a phone that is turned
  }

  /* `least`: of a circle of several places, where it is not known what happened at more than one of them. */
  incidents(n, least) { return this.words.say(least ? "at_least" : "incidents", { n }); }

  /* The same with the number that stands on the circle, where the language has a word for it. */
  seen(n, least) { const said = this.incidents(n, least); return n > 1 && !/\d/.test(said) ? `${said}: ${n}` : said; }

  /* What a circle is called: the place and its toll, or how many places it stands for. */
  summary({ points, n, least }) {
    if (points.length > 1) return `${this.title(points)}: ${this.seen(n, least)}`;
    return `${points[0].name}: ${this.seen(n)}, ${points[0].toll}`;
  }

  title(points) {
    return points.length > 1 ? `${points[0].name} + ${points.length - 1}` : points[0].name;
  }

  open(group, after) {
    const box = this.element, { points } = group;
    this.group = group;
    this.after = after;
    box.textContent = "";
    box.hidden = false;
    box.setAttribute("aria-label", group.label);
    const close = make("button", "map-close", "×", box);
    close.type = "button";
    close.setAttribute("aria-label", this.words.say("close"));
    close.addEventListener("click", () => this.close());
    if (points.length === 1) this.one(points[0]); else this.several(group);
    box.scrollTop = 0;
    box.focus({ preventScroll: true });
    this.makeRoom(group);
  }

  one(point) {
    const box = this.element;
    linked(point.name, point.href, make("p", "map-title", "", box));
    make("p", "map-sum", `${this.incidents(point.n)} · ${point.toll}`, box);
    if (point.precision) make("p", "map-sum", point.precision, box);
    const list = make("ol", "map-list", "", box);
    if (point.later) this.grow(point, list);
    else this.items(point.items, list);
    if (point.more) linked(this.words.say("all"), point.href, make("p", "map-more", "", box));
  }

  items(items, list) {
    return items.map(item => {
      const entry = make("li", "", "", list), title = linked(item.title, item.href, entry);
      make("span", "map-date", item.date, entry);
      make("span", "map-toll", item.toll, entry);
      return title;
    });
  }

  /* Titles that are still to be loaded: some at a time, and the first of the new ones gets the focus that the button had. */
  async grow(point, list) {
    const box = this.element, group = this.group, from = list.children.length;
    const wait = make("p", "map-sum", this.words.say("loading"), box);
    let items;
    try { items = await point.later(from); } catch (fault) { items = null; }
    if (this.group !== group) return;
    if (!items) { wait.textContent = this.words.say("missing"); return; }
    wait.remove();
    const [first] = this.items(items, list), left = point.n - list.children.length;
    if (from && first) first.focus();
    if (left > 0) {
      const more = make("button", "map-zoom", this.words.say("more", { n: Math.min(point.step, left) }), box);
      more.type = "button";
      more.addEventListener("click", () => { more.remove(); this.grow(point, list); });
    }
  }

  several(group) {
    const box = this.element, { points } = group;
    make("p", "map-title", this.words.say("places", { n: points.length }), box);
    make("p", "map-sum", this.incidents(group.n, group.least), box);
    if (this.map.getZoom() < this.map.getMaxZoom()) {
      const zoom = make("button", "map-zoom", this.words.say("zoom"), box);
      zoom.type = "button";
      zoom.addEventListener("click", () => this.zoomTo(points));
    }
    const list = make("ol", "map-list", "", box);
    points.slice().sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)).forEach(point => {
      const entry = make("li", "", "", list);
      linked(point.name, point.href, entry);
      make("span", "map-date", this.incidents(point.n), entry);
      make("span", "map-toll", point.toll, entry);
    });
  }

  zoomTo(points) {
    this.close();
    const bounds = L.latLngBounds(points.map(point => point.at)), next = this.map.getZoom() + 1;
    this.map.setView(bounds.getCenter(), Math.min(this.map.getMaxZoom(), Math.max(next, this.map.getBoundsZoom(bounds.pad(0.2)))));
  }

  /* The chosen circle must not lie under the panel, whatever size the map has or gets. */
  makeRoom(group) {
    const spot = this.map.latLngToContainerPoint(group.place), map = this.map.getContainer().getBoundingClientRect();
    const panel = this.element.getBoundingClientRect(), x = map.left + spot.x, y = map.top + spot.y, reach = group.r + 12;
    if (x + reach < panel.left || x - reach > panel.right || y + reach < panel.top || y - reach > panel.bottom) return;
    const sheet = panel.width > 0.8 * map.width, before = panel.left + panel.right > map.left + map.right;
    const by = sheet ? [0, Math.max(0, y - Math.max(map.top, panel.top - 2 * reach))]
      : [before ? x - (panel.left - 2 * reach) : x - (panel.right + 2 * reach), 0];
    this.map.panBy(by, { animate: false });
  }

  close() {
    if (!this.group) return;
    this.group = null;
    const held = this.element.contains(document.activeElement);
    this.element.hidden = true;
    const button = this.after();
    if (held) (button || this.map.getContainer()).focus({ preventScroll: true });
  }
}
