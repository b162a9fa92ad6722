/* Part 7: a background map of the site's own choice, and of the reader's. Nothing is asked of its host before the button is
   pressed, which says who will learn the reader's address. It lies between the drawn land and the circles. */

function offer(figure, map, tiles, words) {
  const button = make("button", "map-tiles", words.say("tiles", { provider: tiles.by }));
  let layer = null;
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  figure.after(button);                                  /* below the map: on it, it would lie on circles */
  button.addEventListener("click", () => {
    if (layer) layer.remove();
    layer = layer ? null : L.tileLayer(tiles.url, { maxZoom: map.getMaxZoom(), noWrap: true, zIndex: 2,
      attribution: [tiles.by, tiles.credit].filter(Boolean).map(asText).join(" · ") }).addTo(map);
    map.tiled = Boolean(layer);
    button.setAttribute("aria-pressed", String(Boolean(layer)));
    button.textContent = words.say(layer ? "untile" : "tiles", { provider: tiles.by });
    map.fire("shown");                                   /* names are written anew: the land's own ones would stand twice */
  });
}

/* Leaflet sets a credit as markup; this one is words. */
function asText(words) {
  const box = document.createElement("span");
  box.textContent = words;
  return box.innerHTML;
}
