/* Turns a still map into a live one when it comes near the viewport, or is touched or focused. Until then a page with a
   map weighs little more than one without. If anything fails to load, the still map stays.

   Classic scripts from beside this one: they load from a server and from a disk alike, and a strict policy allows them. */
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const loading = {}, first = document.querySelector("link[rel=stylesheet]");

  function load(name) {
    return loading[name] = loading[name] || new Promise((done, failed) => {
      const sheet = name.endsWith(".css"), element = document.createElement(sheet ? "link" : "script");
      if (sheet) { element.rel = "stylesheet"; element.href = here + name; } else element.src = name.includes("/") ? name : here + name;
      element.onload = done;
      element.onerror = failed;
      if (sheet && document.querySelector(`link[href$="/${name}"]`)) done();
      else document.head.insertBefore(element, sheet ? first : null);          /* sheets of the page come after and have the last word */
    });
  }

  function wake(figure) {
    const kind = figure.dataset.map;
    if (figure.dataset.awake || !/^[a-z]+$/.test(kind)) return;
    figure.dataset.awake = "yes";
    Promise.all(["leaflet.css", "map-live.css", "leaflet.js", "basemap.js", figure.dataset.names].map(load))
      .then(() => load("chronicle-map.js"))
      .then(() => kind === "incidents" && load("map-filters.js"))
      .then(() => load("map-" + kind + ".js"))
      .catch(() => { figure.dataset.awake = "failed"; });
  }

  const figures = document.querySelectorAll(".map[data-map]");
  const frugal = navigator.connection && navigator.connection.saveData;
  const watch = !frugal && window.IntersectionObserver && new IntersectionObserver(seen => {
    seen.filter(entry => entry.isIntersecting).forEach(entry => { watch.unobserve(entry.target); wake(entry.target); });
  }, { rootMargin: "200px" });
  figures.forEach(figure => {
    const around = figure.closest("[data-map-filters]") || figure;
    ["pointerdown", "focusin"].forEach(event => around.addEventListener(event, () => wake(figure), { once: true }));
    if (watch) watch.observe(figure);
  });
