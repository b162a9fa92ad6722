/* Part 4: names. One canvas as large as the map, above the circles. The chronicle's own places come first, then
   countries, then the largest cities; a name that would touch a circle or another name is left out. */

const LETTERS = 12.5, EDGE = 100;
const JOINED = /[\u0600-\u08ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc]/;          /* letters that hang together (maps/labels.py) */
const LEFTWARD = /^[^A-Za-z\u00c0-\u024f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const Names = L.Layer.extend({
  initialize(basemap) { this.basemap = basemap; },

  onAdd(map) {
    const pane = map.getPane("names") || map.createPane("names");
    pane.style.zIndex = 650;
    pane.style.pointerEvents = "none";
    this.canvas = L.DomUtil.create("canvas", "map-names", pane);
    this.canvas.setAttribute("aria-hidden", "true");
    map.on("shown", this.soon, this);                    /* the circles stand: names find their places around them */
    map.on("zoomanim", this.hide, this);
  },

  onRemove(map) {
    map.off("shown", this.soon, this);
    map.off("zoomanim", this.hide, this);
    this.canvas.remove();
  },

  hide() { this.canvas.style.visibility = "hidden"; },

  /* In the next frame: then the browser lays out once what changed in this one. */
  soon() {
    this.frame = this.frame || requestAnimationFrame(() => { this.frame = 0; if (this._map) this.draw(); });
  },

  draw() {
    const map = this._map, size = map.getSize(), density = Math.min(2, window.devicePixelRatio || 1);
    const width = size.x + 2 * EDGE, height = size.y + 2 * EDGE, canvas = this.canvas;
    canvas.width = width * density;
    canvas.height = height * density;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    canvas.style.visibility = "";
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([-EDGE, -EDGE]));
    const pen = canvas.getContext("2d"), origin = map.getPixelBounds().min.subtract([EDGE, EDGE]);
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.textAlign = "left";
    pen.lineJoin = "round";
    this.write(pen, { width, height, origin, zoom: map.getZoom(), taken: controls(map), dots: [],
      circles: (map.circles ? map.circles.shown() : []).map(c => ({ x: c.x - origin.x, y: c.y - origin.y, r: c.r, name: c.name,
        title: map.circles.panel.title(c.points) })) });
  },

  write(pen, sheet) {
    const named = new Set(sheet.circles.map(circle => circle.name)), countries = new Set(), scale = Math.pow(2, sheet.zoom);
    sheet.circles.forEach(circle => this.place(pen, sheet, circle, { name: circle.title, weight: 1e6 }));
    if (this._map.tiled) return;                         /* a background map of the reader's choice has its own names */
    const all = window.CHRONICLE_NAMES;
    all.name.forEach((name, i) => {
      const kind = all.kind[i], lon = all.lon[i], lat = all.lat[i], weight = all.weight[i], capital = all.capital[i];
      const x = mercatorX(lon) * scale - sheet.origin.x, y = mercatorY(lat) * scale - sheet.origin.y;
      if (named.has(name) || x < 0 || y < 0 || x > sheet.width || y > sheet.height) return;
      if (kind === "country") {
        const room = weight / 360 * SQUARE * scale;
        if (!countries.has(name) && this.country(pen, sheet, x, y, name, room)) countries.add(name);
      }
      else if (capital || weight >= 2000 / Math.pow(2, sheet.zoom - 4) || sheet.zoom >= 9.5) {
        this.place(pen, sheet, { x, y, r: 0 }, { name, weight, capital });
      }
    });
  },

  /* Whether the country's name found room at this one of its spots. */
  country(pen, sheet, x, y, name, room) {
    if (room < 0.5 * LETTERS || sheet.zoom > 9) return false;
    const size = Math.min(15, LETTERS + room / 60), text = name.toUpperCase(), gap = JOINED.test(name) ? 0 : 0.22 * size;
    pen.font = `500 ${size}px ${this.basemap.hues.font}`;
    const width = pen.measureText(text).width + gap * text.length;
    const box = [x - width / 2, y - size, x + width / 2, y + 4];
    if (!free(sheet, box)) return false;
    sheet.taken.push(box);
    pen.letterSpacing = gap + "px";                      /* not everywhere; without it the name is only less wide */
    this.ink(pen, text, box[0], y, this.basemap.hues.faint);
    pen.letterSpacing = "0px";
    return true;
  },

  place(pen, sheet, spot, label) {
    const size = label.capital || label.weight > 300 ? LETTERS : LETTERS - 1, beside = spot.r + (spot.r ? 4 : 6);
    if (!spot.r && (covered(sheet, spot) || sheet.dots.some(d => Math.hypot(d[0] - spot.x, d[1] - spot.y) < 20))) return;
    pen.font = `${label.capital ? 600 : 400} ${size}px ${this.basemap.hues.font}`;
    const width = pen.measureText(label.name).width, low = spot.y + 0.35 * size;
    const spots = [[spot.x + beside, low], [spot.x - beside - width, low],
      [spot.x - width / 2, spot.y - beside], [spot.x - width / 2, spot.y + beside + 0.75 * size]];
    const found = spots.find(([left, base]) => free(sheet, [left - 4, base - size, left + width + 4, base + 4]));
    if (!found) return;
    sheet.taken.push([found[0] - 4, found[1] - size, found[0] + width + 4, found[1] + 4]);
    sheet.dots.push([spot.x, spot.y]);
    if (!spot.r) {
      pen.beginPath();
      pen.arc(spot.x, spot.y, label.capital ? 2.8 : 2, 0, 2 * Math.PI);
      pen.fillStyle = this.basemap.hues.faint;
      pen.fill();
    }
    this.ink(pen, label.name, found[0], found[1], this.basemap.hues[spot.r || label.capital ? "label" : "faint"]);
  },

  ink(pen, text, x, y, colour) {
    pen.direction = LEFTWARD.test(text) ? "rtl" : "ltr";     /* whatever the page's is */
    pen.lineWidth = 3;
    pen.strokeStyle = this.basemap.hues.halo;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  }
});

/* The corners where the map's own controls lie. */
function controls(map) {
  const box = map.getContainer(), at = box.getBoundingClientRect();
  return Array.from(box.querySelectorAll(".leaflet-control"), control => {
    const r = control.getBoundingClientRect(), left = r.left - at.left + EDGE, top = r.top - at.top + EDGE;
    return [left - 4, top - 4, left + r.width + 4, top + r.height + 4];
  });
}

function covered(sheet, spot) {
  return sheet.circles.some(c => Math.hypot(c.x - spot.x, c.y - spot.y) < c.r + 2);
}

/* Room is where nothing else is written, no circle lies, and the edge of the map does not cut the name in two. */
function free(sheet, box) {
  const right = sheet.width - EDGE, bottom = sheet.height - EDGE;
  const cut = (low, high, edge) => low < edge && high > edge;
  if (cut(box[0], box[2], EDGE) || cut(box[0], box[2], right) || cut(box[1], box[3], EDGE) || cut(box[1], box[3], bottom)) return false;
  return !sheet.taken.some(b => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])
    && !sheet.circles.some(c => {
      const dx = c.x - Math.max(box[0], Math.min(c.x, box[2])), dy = c.y - Math.max(box[1], Math.min(c.y, box[3]));
      return dx * dx + dy * dy < c.r * c.r;
    });
}
