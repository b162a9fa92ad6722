/* Part 5: the circles. Each is a real button: Tab reaches it, a screen reader says its name and numbers. Its area grows
   with the least number reported killed; hollow means that no number was reported. Colour is a custom property, so the
   browser restyles the circles for dark by itself. */

const TARGET = 24;         // pixels: the least button a finger can hit (WCAG 2.5.8); the circle may be larger than its button
const MANY_RINGS = 24;
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
  if (parent) parent.appendChild(element);
  return element;
}

const CircleIcon = L.Icon.extend({
  createIcon() {
    const group = this.options.group, button = document.createElement("button");
    this._setIconStyles(button, "icon");
    button.type = "button";
    button.setAttribute("aria-label", group.label);
    button.appendChild(this.picture(group));
    return button;
  },

  picture(group) {
    const half = group.r + 3, box = svg("svg", { viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`, width: 2 * half,
      height: 2 * half, "aria-hidden": "true", class: group.toll === null ? "is-hollow" : "" });
    const colour = type => `var(${this.options.types[type] || this.options.types.other})`;
    const shares = Object.entries(group.types).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = shares.reduce((sum, share) => sum + share[1], 0);
    svg("circle", { r: group.r + 1.5, class: "map-halo" }, box);
    if (group.n === 1 && group.toll !== null) {
      svg("circle", { r: group.r }, box).style.fill = colour(shares.length ? shares[0][0] : "other");
      return box;
    }
    const width = group.toll === null ? 2 : 4, r = group.r - width / 2;
    svg("circle", { r, class: "map-paper" }, box);
    let done = 0;
    shares.forEach(([type, count]) => {
      const around = 2 * Math.PI * r, share = around * count / total;
      const arc = svg("circle", { r, class: "map-arc", "stroke-width": width,
        "stroke-dasharray": `${share} ${around - share}`, "stroke-dashoffset": -done }, box);
      arc.style.stroke = colour(type);
      done += share;
    });
    if (group.n > 1) svg("text", { y: 3.7, class: "map-count" }, box).textContent = this.options.words.number(group.n) + (group.least ? "+" : "");
    return box;
  }
});

const Circles = L.Layer.extend({
  initialize(figure, options, { data, words }) {
    L.setOptions(this, options);
    this.figure = figure;
    this.points = data.points ? unpackPoints(data.points, words) : [];
    this.words = words;
    this.rings = L.layerGroup();
    this.layer = L.layerGroup();
  },

  onAdd(map) {
    map.circles = this;
    this.panel = new Panel(this.figure, map, this.words);
    map.addLayer(this.rings).addLayer(this.layer);
    map.on("moveend resize", this.show, this);
    map.on("click", () => this.panel.close());
    this.set(this.points);
    this.fit();
  },

  /* Other points in the place of those before: what was chosen of them is closed. */
  set(points) {
    this.points = points;
    points.forEach(point => { point.at = L.latLng(point.lat, turned(point.lon, CHRONICLE_BASEMAP.cover)); });
    const loose = points.filter(point => point.radius);
    this.ringed = loose.length <= MANY_RINGS;      // more of them would cover the map; then the chosen one alone has its ring
    this.panel.close();
    this.rings.clearLayers();
    if (this.ringed) loose.forEach(point => this.uncertain(point).addTo(this.rings));
    this.zoom = null;
    if (this._map._loaded) this.show();
  },

  /* All points in view, with the circle of what is uncertain about them. */
  fit() {
    if (!this.points.length) return this._map.fitBounds(frameBounds(), { animate: false });
    const bounds = L.latLngBounds([]);
    this.points.forEach(point => bounds.extend(point.at.toBounds(2 * (point.radius || 0) + 1)));
    this._map.fitBounds(bounds, { padding: [36, 36], maxZoom: this.options.closest, animate: false });
  },

  uncertain(point) {
    return L.circle(point.at, { radius: point.radius || 0, interactive: false, className: "map-precision" });
  },

  radius(toll, n) {
    const s = this.options.sizes, smallest = n === 1 ? s.smallest : s.counted;
    if (toll === null) return smallest;
    return Math.min(s.largest, Math.max(smallest, Math.sqrt(s.smallest * s.smallest + s.person * toll)));
  },

  /* Groups of points, largest first. Where circles merge, one swallows the others it would overlap by about a third, and
     those so near that a finger could not tell the buttons apart. */
  groups(zoom) {
    let groups = this.points.map(point => this.group([point], this._map.project(point.at, zoom)));
    const order = (a, b) => b.r - a.r || (a.name < b.name ? -1 : 1);
    for (let before = -1; this.options.merge && before !== groups.length;) {
      before = groups.length;
      const kept = [];
      groups.sort(order).forEach(group => {
        const at = kept.findIndex(k => Math.hypot(k.x - group.x, k.y - group.y) < 0.85 * k.r + 0.45 * group.r
          || Math.max(Math.abs(k.x - group.x), Math.abs(k.y - group.y)) < TARGET);
        if (at < 0) kept.push(group);
        else kept[at] = this.group(kept[at].points.concat(group.points), kept[at]);
      });
      groups = kept;
    }
    return groups.sort(order);
  },

  group(points, at) {
    const types = {}, known = points.filter(p => p.killed !== null);
    points.forEach(p => Object.keys(p.types).forEach(type => { types[type] = (types[type] || 0) + p.types[type]; }));
    const least = points.length > 1 && points.some(p => p.joint === null), twice = least ? [] : shared(points), less = (sum, part) => sum + part;
    const sum = (all, of) => all.map(of).reduce(less, 0);
    const n = least ? Math.max(...points.map(p => p.n), Math.floor(sum(points, p => p.share[0]) + 0.01))
      : sum(points, p => p.n) - sum(twice, ([more]) => more);
    const toll = !known.length ? null : least ? Math.max(...known.map(p => p.killed), sum(known, p => p.share[1]))
      : sum(known, p => p.killed) - sum(twice, ([more, killed]) => more * killed);
    return { points, types, n, least, toll, x: at.x, y: at.y, r: this.radius(toll, n), name: points[0].name,
      place: points[0].at };
  },

  shown() { return this.visible || []; },

  show() {
    const map = this._map, zoom = map.getZoom(), view = map.getPixelBounds();
    if (zoom !== this.zoom) { this.all = this.groups(zoom); this.zoom = zoom; }
    this.visible = this.all.filter(g => g.x > view.min.x - 40 && g.x < view.max.x + 40 && g.y > view.min.y - 40 && g.y < view.max.y + 40);
    const wanted = new Set(this.visible), focused = this.groupOf(document.activeElement);
    this.layer.eachLayer(marker => { if (!wanted.has(marker.group)) this.layer.removeLayer(marker); else wanted.delete(marker.group); });
    this.visible.forEach(group => { if (wanted.has(group)) this.layer.addLayer(this.marker(group)); });
    if (focused) this.focus(focused.points[0]);
    this.mark();
    map.fire("shown");
  },

  marker(group) {
    group.label = this.panel.summary(group);
    const icon = new CircleIcon({ group, words: this.words, types: this.options.types, className: "map-circle", iconSize: [TARGET, TARGET] });
    const marker = L.marker(group.place, { icon, keyboard: false, riseOnHover: true, zIndexOffset: -Math.round(10 * group.r) });
    marker.group = group;
    marker.on("click", () => this.choose(group));
    return marker;
  },

  choose(group) {
    if (this.ring) this.ring.remove();
    this.ring = null;
    if (!this.ringed && group.points.length === 1 && group.points[0].radius) {
      this.ring = this.uncertain(group.points[0]).addTo(this._map);
    }
    this.panel.open(group, () => {
      if (this.ring) this.ring.remove();
      this.ring = null;
      this.mark();
      return this.button(group.points[0]);
    });
    this.mark();
  },

  /* The chosen circle is marked until its panel closes, also after zooming regrouped it. */
  mark() {
    const chosen = this.panel.group && this.panel.group.points[0];
    this.layer.eachLayer(marker => marker.getElement().classList.toggle("is-chosen", marker.group.points.includes(chosen)));
  },

  button(point) {
    let found = null;
    this.layer.eachLayer(marker => { if (marker.group.points.includes(point)) found = marker.getElement(); });
    return found;
  },

  groupOf(element) {
    let found = null;
    this.layer.eachLayer(marker => { if (marker.getElement() === element) found = marker.group; });
    return found;
  },

  focus(point) {
    const button = this.button(point);
    if (button && button !== document.activeElement) button.focus({ preventScroll: true });
  }
});

/* Incidents that stand at several of these points: [how often too many, killed] of each. */
function shared(points) {
  if (points.length === 1) return [];
  const found = new Map();
  points.forEach(point => point.joint.forEach(([number, killed]) => {
    const before = found.get(number);
    if (before) before[0] += 1; else found.set(number, [0, killed || 0]);
  }));
  return Array.from(found.values());
}

function frameBounds() {
  const f = CHRONICLE_BASEMAP.frame;
  return L.latLngBounds([f[1], f[0]], [f[3], f[2]]);
}
