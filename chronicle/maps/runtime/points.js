/* Part 2: the points of the page, which chronicle/maps/packing.py made columns of. */

const DEGREE = 10_000;

function unpackPoints(columns, words) {
  const { folder, precision, types, joint } = columns, known = number => number < 0 ? null : number;
  return columns.name.map((name, i) => {
    const low = known(columns.low[i]), span = known(columns.span[i]), high = span === null ? null : (low || 0) + span;
    const [exactly, radius] = precision[columns.exact[i]], mix = {}, kinds = columns.kinds[i], href = columns.href[i];
    for (let k = 0; k < kinds.length; k += 2) mix[types[kinds[k]]] = kinds[k + 1];
    return { name, radius, precision: exactly, types: mix, n: columns.n[i], lat: columns.lat[i] / DEGREE, lon: columns.lon[i] / DEGREE,
      href: href === 1 ? folder + name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") + ".html" : href,
      killed: low === null ? high : low, toll: columns.toll[i] || words.toll(low, high),
      items: columns.items[i] || [], more: Boolean(columns.more[i]), joint: joint && (joint[i] || []),
      share: joint ? null : [columns.share[i] / 100, columns.killed[i] / 100] };
  });
}
