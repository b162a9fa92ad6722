/* Part 3: land and water. Tiles are canvases drawn here, from lines already on the page; colours come from map.css. */

const HUES = ["sea", "land", "water", "shore", "river", "border", "region", "label", "faint", "halo"];

function hues(element) {
  const style = getComputedStyle(element), found = { font: style.fontFamily };
  HUES.forEach(name => { found[name] = style.getPropertyValue("--map-" + name).trim(); });
  return found;
}

const Basemap = L.GridLayer.extend({
  options: { noWrap: true, updateWhenZooming: false, keepBuffer: 2 },

  initialize(pack, options) {
    L.setOptions(this, options);
    this.pack = pack;
    this.cover = L.latLngBounds([pack.cover[1], pack.cover[0]], [pack.cover[3], pack.cover[2]]);
    this.lines = {};
    Object.keys(pack.layers).forEach(name => {
      const clip = name === "land" || name === "lakes" ? pack.clip : null;
      this.lines[name] = pack.layers[name].map(steps => unpack(steps, pack.quantum, clip));
    });
  },

  onAdd(map) {
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.repaint = () => { this.hues = hues(map.getContainer()); this.redraw(); this.names.draw(); };
    this.dark.addEventListener("change", this.repaint);
    this.hues = hues(map.getContainer());
    this.stay = () => this.keepInside(map);
    L.GridLayer.prototype.onAdd.call(this, map);
    map.setMaxBounds(this.cover);
    map.on("resize", this.stay);
    this.stay();
    this.names = new Names(this);
    map.addLayer(this.names);
  },

  onRemove(map) {
    this.dark.removeEventListener("change", this.repaint);
    map.off("resize", this.stay);
    map.removeLayer(this.names);
    L.GridLayer.prototype.onRemove.call(this, map);
  },

  /* No farther out than the land that is drawn, so that its edge never shows. */
  keepInside(map) {
    const least = map.getBoundsZoom(this.cover, true);
    if (map.getZoom() < least) map.setView(map.getCenter(), least, { animate: false });
    map.setMinZoom(least);
  },

  createTile(coords) {
    const size = this.getTileSize(), tile = document.createElement("canvas");
    const density = Math.max(1.5, Math.min(2, window.devicePixelRatio || 1));     /* half zooms stretch a tile a little */
    tile.width = size.x * density;
    tile.height = size.y * density;
    const pen = tile.getContext("2d"), scale = Math.pow(2, coords.z), left = coords.x * size.x, top = coords.y * size.y;
    pen.scale(density, density);
    pen.lineJoin = pen.lineCap = "round";
    this.paint(pen, { scale, left, top, zoom: coords.z, size,
      box: [(left - 4) / scale, (top - 4) / scale, (left + size.x + 4) / scale, (top + size.y + 4) / scale] });
    return tile;
  },

  paint(pen, tile) {
    const hue = this.hues, near = tile.zoom >= 7 ? 1.35 : 1;
    pen.fillStyle = hue.sea;
    pen.fillRect(0, 0, tile.size.x, tile.size.y);
    this.fill(pen, tile, "land", hue.land);
    this.stroke(pen, tile, "land", hue.shore, 0.9);
    this.stroke(pen, tile, "rivers", hue.river, near);
    this.fill(pen, tile, "lakes", hue.water);
    this.stroke(pen, tile, "lakes", hue.shore, 0.7);
    this.stroke(pen, tile, "regions", hue.region, 0.9 * near, [4, 3]);
    this.stroke(pen, tile, "borders", hue.border, 1.1 * near);
    this.stroke(pen, tile, "disputed", hue.border, 1.1 * near, [5, 4]);
  },

  fill(pen, tile, name, colour) {
    pen.beginPath();
    this.each(tile, name, line => this.trace(pen, tile, line, false));
    pen.fillStyle = colour;
    pen.fill();
  },

  stroke(pen, tile, name, colour, width, dashes) {
    pen.beginPath();
    this.each(tile, name, line => this.trace(pen, tile, line, true));
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dashes || []);
    pen.stroke();
  },

  each(tile, name, draw) {
    const b = tile.box;
    (this.lines[name] || []).forEach(line => {
      if (line.box[0] <= b[2] && line.box[2] >= b[0] && line.box[1] <= b[3] && line.box[3] >= b[1]) draw(line);
    });
  },

  trace(pen, tile, line, asStroke) {
    const { at } = line, count = at.length / 2;
    const x = i => at[2 * i] * tile.scale - tile.left, y = i => at[2 * i + 1] * tile.scale - tile.top;
    pen.moveTo(x(0), y(0));
    for (let i = 1; i < count; i++) {
      if (asStroke && line.pen && !line.pen[i - 1]) pen.moveTo(x(i), y(i));
      else pen.lineTo(x(i), y(i));
    }
    if (line.pen && (!asStroke || line.pen[count - 1])) pen.lineTo(x(0), y(0));
  }
});
