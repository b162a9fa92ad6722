/* The preview's part in the page: it reloads, swaps styles, and shows what is wrong. Only `chronicle serve` adds it.
   It needs no inline script or style, and sets every text as text. */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var leaving = false;

  /* ---- what survives a reload by us (not one by hand): the place on the page, and which problems were put aside */

  var KEPT = "chronicle-preview:" + location.pathname;

  function keep() {
    try { sessionStorage.setItem(KEPT, JSON.stringify({ x: scrollX, y: scrollY, aside: aside })); } catch (refused) { /* private mode */ }
  }

  function takeKept() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
      sessionStorage.removeItem(KEPT);
      return kept;
    } catch (refused) { return {}; }
  }

  var kept = takeKept();
  var aside = kept.aside || "";

  function restoreScroll() {
    if (typeof kept.y === "number") scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  restoreScroll();
  addEventListener("load", function () {
    /* again when pictures and maps have their size, unless the reader has moved meanwhile */
    requestAnimationFrame(function () { if (!moved) restoreScroll(); });
  });
  var moved = false;
  ["wheel", "touchmove", "keydown"].forEach(function (kind) {
    addEventListener(kind, function () { moved = true; }, { passive: true, once: true });
  });

  /* ---- the socket */

  var pause = 250;

  function connect() {
    var socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/livereload");
    function say(message) { if (socket.readyState === 1) socket.send(JSON.stringify(message)); }
    var watching;
    socket.onopen = function () {
      pause = 250;
      say({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
      say({ command: "info", url: location.href, version: own.version, state: own.state });
      watching = reportLoaded(say);
    };
    socket.onmessage = function (event) {
      var message = JSON.parse(event.data);
      if (leaving) return;
      if (message.command === "problems" && event.data !== told) { told = event.data; problems = message; show(); }
      if (message.command === "reload") obey(message);
    };
    socket.onclose = function () {
      if (watching) watching.disconnect();
      pause = Math.min(pause * 2, 4000);
      setTimeout(connect, pause);
    };
  }

  /* Every file of this site that the page fetches, also later: the server reloads us when one of them changes. */
  function reportLoaded(say) {
    var observer = new PerformanceObserver(function (list) {
      var urls = list.getEntries().map(function (entry) { return entry.name; }).filter(function (name) {
        return name.indexOf(location.origin + "/") === 0 && name.indexOf("/__chronicle/") < 0;
      });
      if (urls.length) say({ command: "loaded", urls: urls });
    });
    observer.observe({ type: "resource", buffered: true });
    return observer;
  }

  function obey(message) {
    if (message.navigate) {
      if (document.visibilityState === "visible") { leaving = true; location.assign(message.navigate); return; }
      if (!message.here) return;
    }
    if (message.styles && message.styles.every(canSwap)) message.styles.forEach(swap);
    else reload();
  }

  function reload() {
    leaving = true;
    keep();
    location.reload();
  }

  /* ---- styles, swapped in place: the new sheet is loaded beside the old one, which goes when the new one is there */

  function sheets(path) {
    return Array.prototype.filter.call(document.querySelectorAll('link[rel~="stylesheet"][href]'), function (link) {
      return decodeURIComponent(new URL(link.href).pathname) === path && !link.dataset.leaving;
    });
  }

  function canSwap(path) { return sheets(path).length > 0; }

  function swap(path) {
    sheets(path).forEach(function (old) {
      var fresh = old.cloneNode();
      var address = new URL(old.href);
      address.searchParams.set("fresh", String(Date.now()));
      fresh.href = address.href;
      old.dataset.leaving = "yes";
      fresh.onload = fresh.onerror = function () { old.remove(); };
      old.after(fresh);
    });
  }

  /* ---- what is wrong: a panel over the page for errors, a badge in the corner for the rest */

  var problems = null;
  var told = "";
  var host = null;
  var focusBefore = null;

  var STYLE =
    ":host{all:initial;color-scheme:dark}" +
    "*{box-sizing:border-box}" +
    ".panel{position:fixed;inset:0;z-index:2147483647;overflow:auto;padding:4vh 1rem;background:rgb(0 0 0/.6);direction:ltr;text-align:left;" +
    "font:15px/1.5 system-ui,sans-serif;color:#eee}" +
    "section{max-width:64rem;margin:auto;padding:1rem 1.4rem;background:#1d1f23;border-top:6px solid #e5484d;border-radius:6px}" +
    "header{display:flex;gap:1rem;align-items:baseline;justify-content:space-between}" +
    "h1{font-size:1.2rem;margin:0 0 .4rem}h2{font-size:1rem;margin:1.2rem 0 .2rem;overflow-wrap:anywhere;font-weight:600}" +
    ".where{color:#7cc5ff;font-family:ui-monospace,monospace;font-size:.85rem;overflow-wrap:anywhere;margin:0}" +
    ".error{color:#ff9592}.warning{color:#ffca16}" +
    "pre{overflow:auto;margin:.3rem 0;padding:.7rem;background:#111;border-radius:4px;font:13px/1.45 ui-monospace,monospace}" +
    "p{margin:.2rem 0}.hint{color:#c9cdd4}" +
    "button{font:inherit;color:#fff;background:#3a3f47;border:1px solid #6b7280;border-radius:4px;padding:.3rem .8rem;cursor:pointer;min-height:2.2rem}" +
    "button:focus-visible{outline:3px solid #7cc5ff;outline-offset:2px}" +
    ".badge{position:fixed;inset-block-end:.8rem;inset-inline-end:.8rem;z-index:2147483646;direction:ltr;font:13px/1.3 system-ui,sans-serif;background:#1d1f23}" +
    "@media print{:host{display:none}}";

  function show() {
    /* put aside means these very problems; a new one opens the panel again. A page that failed says so itself. */
    var open = problems.errors > 0 && aside !== fingerprint() && own.state !== "failed";
    draw(open);
  }

  function fingerprint() {
    return problems.errors + "|" + problems.shown.filter(function (p) { return p.severity === "error"; })
      .map(function (p) { return p.where + p.code + p.message; }).join("|");
  }

  function draw(open) {
    var wasOpen = host && host.shadowRoot.querySelector(".panel");
    if (host) host.remove();
    host = null;
    if (!problems || problems.errors + problems.warnings === 0) { aside = ""; giveFocusBack(); return; }
    host = document.createElement("div");
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(open ? panel() : badge());
    document.documentElement.append(host);
    if (open) {
      if (!wasOpen) focusBefore = document.activeElement;
      root.querySelector("button").focus({ preventScroll: true });
    } else giveFocusBack();
  }

  function giveFocusBack() {
    if (focusBefore && focusBefore.isConnected) focusBefore.focus({ preventScroll: true });
    focusBefore = null;
  }

  function element(name, kind, words) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (words) made.textContent = words;
    return made;
  }

  function counted() {
    return [[problems.errors, "error"], [problems.warnings, "warning"]].filter(function (pair) { return pair[0]; })
      .map(function (pair) { return pair[0].toLocaleString("en") + " " + pair[1] + (pair[0] === 1 ? "" : "s"); }).join(", ");
  }

  function badge() {
    var button = element("button", "badge", counted());
    button.title = "Show the problems of this site (preview)";
    button.onclick = function () { draw(true); };
    return button;
  }

  function panel() {
    var back = element("div", "panel"), section = element("section"), header = element("header");
    var title = element("h1", "", counted());
    title.id = "title";
    back.setAttribute("role", "dialog");
    back.setAttribute("aria-modal", "true");
    back.setAttribute("aria-labelledby", "title");
    var button = element("button", "", "Dismiss (Esc)");
    button.onclick = dismiss;
    header.append(title, button);
    section.append(header);
    problems.shown.forEach(function (problem) {
      section.append(element("h2", problem.severity, problem.severity + " " + problem.code + " " + problem.slug + ": " + problem.message));
      section.append(element("p", "where", problem.where));
      if (problem.frame) section.append(element("pre", "", problem.frame));
      if (problem.hint) section.append(element("p", "hint", "hint: " + problem.hint));
    });
    var more = problems.errors + problems.warnings - problems.shown.length;
    if (more > 0) section.append(element("p", "", "and " + more.toLocaleString("en") + " more; `chronicle check` lists them all"));
    section.append(element("p", "hint", "This goes by itself when it is mended."));
    back.append(section);
    return back;
  }

  function dismiss() {
    aside = fingerprint();
    draw(false);
  }

  addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !host || !host.shadowRoot.querySelector(".panel")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    dismiss();
  }, true);

  connect();
})();
