/* Part 7: which incidents pass, and how many would for each value of each facet.

   Values of one facet widen (Aleppo or Homs), facets narrow each other. Where a value and one that lies in it are both
   chosen, the narrower is meant. The number beside a value says how many incidents it gives with all other facets as
   chosen: an incident that fails one facet only is still counted in that one. One pass over all incidents. */

/* "2016", "2016-05", "2016-05-23" -> the outer days it can mean, as numbers that sort; null for anything else. */
function period(text) {
  const match = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number), at = (m, d) => year * 10000 + m * 100 + d;
  if (month > 12 || day > 31 || month === 0 || day === 0) return null;
  return [at(month || 1, day || 1), at(month || 12, day || 31)];
}

function meant(facet, chosen) {
  const outer = new Set(), known = Array.from(chosen).filter(key => facet.number.has(key));
  known.forEach(key => facet.line(key).slice(1).forEach(above => outer.add(above)));
  return known.filter(key => !outer.has(key));
}

/* -> {docs: those that pass, counts: facet -> numbers by value} */
function sift(documents, state, worth) {
  const facets = Object.values(documents.facets), counts = facets.map(f => new Int32Array(f.keys.length));
  const wanted = facets.map(facet => {
    if (!state.chosen[facet.name].size) return null;
    const flags = new Uint8Array(facet.keys.length);
    meant(facet, state.chosen[facet.name]).forEach(key => { flags[facet.number.get(key)] = 1; });
    return flags;
  });
  const from = (period(state.from) || [0])[0], to = (period(state.to) || [0, 99999999])[1], docs = [];
  for (let doc = 0; doc < documents.n; doc++) {
    if (worth && !worth[doc] || documents.last[doc] < from || documents.first[doc] > to) continue;
    let failed = -1, fails = 0;
    for (let f = 0; f < facets.length && fails < 2; f++) {
      if (wanted[f] && !facets[f].of[doc].some(v => wanted[f][v])) { failed = f; fails++; }
    }
    if (fails > 1) continue;
    if (!fails) docs.push(doc);
    facets.forEach((facet, f) => { if (!fails || f === failed) facet.of[doc].forEach(v => { counts[f][v]++; }); });
  }
  return { docs, counts: Object.fromEntries(facets.map((facet, f) => [facet.name, counts[f]])) };
}

/* Not reported is not few: such incidents stand last among the deadliest, and those told in words only before them. */
function ordered(documents, docs, sort, worth) {
  const newest = (a, b) => documents.first[b] - documents.first[a] || b - a;
  const killed = doc => documents.killed[doc] >= 0 ? documents.killed[doc] : documents.killed[doc] === -2 ? -1 : -2;
  const by = {
    relevance: (a, b) => worth[b] - worth[a] || newest(a, b),
    deadliest: (a, b) => killed(b) - killed(a) || newest(a, b),
    newest
  };
  return docs.slice().sort(by[sort === "relevance" && !worth ? "newest" : sort]);
}
