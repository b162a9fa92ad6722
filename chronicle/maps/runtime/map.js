/* Part 8: the map itself, and what it takes over from the page. One finger scrolls the page and the wheel does too until
   the map has the focus, so that nobody is caught in it on the way down. */

const figures = new WeakMap();

window.ChronicleMap = {
  map(figure, options) {
    const { words, data } = this.of(figure);
    const box = figure.querySelector(".map-live"), calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box, Object.assign({}, options, { fadeAnimation: false, zoomAnimation: !calm, inertia: !calm,
      scrollWheelZoom: false, dragging: !coarse() }));
    map.attributionControl.setPrefix(false);
    if (calm) map.panBy = (by, how) => L.Map.prototype.panBy.call(map, by, Object.assign({}, how, { animate: false }));
    L.control.zoom({ zoomInTitle: words.say("closer"), zoomOutTitle: words.say("farther") }).addTo(map);
    box.setAttribute("aria-description", words.say("keys"));
    if (data.tiles) offer(figure, map, data.tiles, words);
    figure.addEventListener("focusin", () => gestures(map, true));
    figure.addEventListener("focusout", event => { if (!figure.contains(event.relatedTarget)) gestures(map, false); });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
    map.fitBounds(frameBounds(), { animate: false });
    requestAnimationFrame(() => figure.classList.add("is-live"));       /* by then the layers are there */
    return map;
  },
  basemap(pack, options) { return new Basemap(pack, options); },
  circles(figure, options) { return new Circles(figure, options, this.of(figure)); },

  /* {words, data} of a map, read once from the page. */
  of(figure) {
    if (!figures.has(figure)) {
      const data = JSON.parse(figure.querySelector(".map-data").textContent);
      figures.set(figure, { data, words: new Words(window.CHRONICLE_WORDS, document.documentElement.lang || "en") });
    }
    return figures.get(figure);
  }
};

function coarse() { return matchMedia("(pointer: coarse)").matches; }

function gestures(map, on) {
  map.scrollWheelZoom[on ? "enable" : "disable"]();
  if (coarse()) map.dragging[on ? "enable" : "disable"]();
}
