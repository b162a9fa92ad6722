/* Part 6: the map itself, and what it takes over from the page. One finger scrolls the page and the wheel does too until
   the map has the focus, so that nobody is caught in it on the way down. */

window.ChronicleMap = {
  map(figure, options, words) {
    const box = figure.querySelector(".map-live"), calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box, Object.assign({}, options, { fadeAnimation: false, zoomAnimation: !calm, inertia: !calm,
      scrollWheelZoom: false, dragging: !coarse() }));
    map.attributionControl.setPrefix(false);
    if (calm) map.panBy = (by, how) => L.Map.prototype.panBy.call(map, by, Object.assign({}, how, { animate: false }));
    L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
    box.setAttribute("aria-description", words.keys);
    figure.addEventListener("focusin", () => gestures(map, true));
    figure.addEventListener("focusout", event => { if (!figure.contains(event.relatedTarget)) gestures(map, false); });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
    map.fitBounds(frameBounds(), { animate: false });
    requestAnimationFrame(() => figure.classList.add("is-live"));       /* by then the layers are there */
    return map;
  },
  basemap(pack, options) { return new Basemap(pack, options); },
  circles(figure, options) { return new Circles(figure, options); }
};

function coarse() { return matchMedia("(pointer: coarse)").matches; }

function gestures(map, on) {
  map.scrollWheelZoom[on ? "enable" : "disable"]();
  if (coarse()) map.dragging[on ? "enable" : "disable"]();
}
