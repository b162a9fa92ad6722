/* Turns a still map into a live one when it comes near the viewport, or is touched or focused. Until then a page with a
   map weighs little more than one without. If anything fails to load, the still map stays.

   Classic scripts from beside this one: they load from a server and from a disk alike, and a strict policy allows them. */
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const loading = {};

  function load(name) {
    return loading[name] = loading[name] || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = here + name;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  function wake(figure) {
    const kind = figure.dataset.map;
    if (figure.dataset.awake || !/^[a-z]+$/.test(kind)) return;
    figure.dataset.awake = "yes";
    Promise.all([load("leaflet.js"), load("basemap.js")])
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
