/* Part 3: the files. Each is a classic script that calls one of these, so that a page opened from a disk can load it too. */

const here = document.currentScript.src.replace(/[^/]*$/, "");
const store = { table: null, names: null, years: new Map(), terms: new Map(), rows: new Map() };
const loading = new Map();

window.chronicleSearch = {
  table(value) { store.table = value; },
  names(value) { store.names = value; },
  year(year, columns) { store.years.set(year, columns); },
  terms(year, bucket, [terms, postings]) { store.terms.set(`${year}-${bucket}`, { terms, postings, at: new Map(terms.map((t, i) => [t, i])) }); },
  rows(month, part, rows) { store.rows.set(`${month}-${part}`, rows); }
};

/* One file of this folder, once; what failed may be asked for again. Rows are in the language of the page, beside it. */
function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${name.startsWith("rows-") ? "assets/search/" : here}${name}.js`;
      script.onload = () => { script.remove(); done(); };
      script.onerror = () => { script.remove(); loading.delete(name); failed(new Error(name)); };
      document.head.append(script);
    }));
  }
  return loading.get(name);
}
