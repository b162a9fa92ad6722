/* Chronicle's map, part 1: web Mercator on a square of 256 units, and the pack's lines on it. */

const SQUARE = 256;

function mercatorX(lon) {
  return (lon + 180) / 360 * SQUARE;
}

function mercatorY(lat) {
  const s = Math.sin(lat * Math.PI / 180);
  return SQUARE / 2 - SQUARE / (4 * Math.PI) * Math.log((1 + s) / (1 - s));
}

/* A line of the pack, [x, y, dx, dy, …] in quanta, becomes {at: x y x y … on the square, box}. Where `clip` is given the
   line is a ring, and `pen` says which of its edges are drawn: not those along the box the land was cut to. */
function unpack(steps, quantum, clip) {
  const count = steps.length / 2;
  const at = new Float64Array(2 * count);
  const pen = clip ? new Uint8Array(count) : null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const lon = new Int32Array(count), lat = new Int32Array(count);
  for (let i = 0, x = 0, y = 0; i < count; i++) {
    lon[i] = x += steps[2 * i];
    lat[i] = y += steps[2 * i + 1];
    const px = at[2 * i] = mercatorX(x / quantum), py = at[2 * i + 1] = mercatorY(y / quantum);
    box[0] = Math.min(box[0], px); box[2] = Math.max(box[2], px);
    box[1] = Math.min(box[1], py); box[3] = Math.max(box[3], py);
  }
  for (let i = 0; pen && i < count; i++) {
    const j = (i + 1) % count;
    const along = (values, edge) => values[i] === edge && values[j] === edge;
    pen[i] = along(lon, clip[0]) || along(lon, clip[2]) || along(lat, clip[1]) || along(lat, clip[3]) ? 0 : 1;
  }
  return { at, pen, box };
}

/* A map may run past the 180th meridian: a longitude joins the turn of the globe its cover lies in. */
function turned(lon, cover) {
  const centre = (cover[0] + cover[2]) / 2;
  return lon < centre - 180 ? lon + 360 : lon > centre + 180 ? lon - 360 : lon;
}
