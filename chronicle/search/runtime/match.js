/* Part 6: from what was typed to a worth for every incident.

   Every word must be found, but for words that stand in every text, and those of a question (how many were killed) beside
   others: they only bring forward what has them. What is written with a minus before it must not be found; dates are read by ask.js.
   The last word may be unfinished. A word that is found nowhere may be a slip, a name as another ear wrote it, or two words
   written as one: then its nearest relations are taken in its stead, and said so.
   Worth of a word: how rare it is (the idf of BM25) times the best place it was found at. */

const WORTH = [1, 1.5, 2.2, 4];                         /* once in the text, more often, in a short field, in the title */
const NAMED = 3;                                        /* the name of a place or an actor of the incident */
const WHOLE = 1, BEGUN = 0.6, NEAR = 0.4;
const SHORTEST = 3;                                     /* letters of a word that was written together with another */
const KEPT = 24;                                        /* words whose answers are remembered */

class Matcher {
  constructor(documents, folding, ask) {
    this.documents = documents;
    this.folding = folding;
    this.dates = new Dates(ask, folding);
    this.everyday = new Set(ask.everyday);
    this.kept = new Map();
    this.entities = Array.from(documents.names.values(), entity => {
      const spelled = entity.others.flatMap(name => folding.words(name)).map(w => folding.plain(w)).filter(Boolean);
      const terms = new Set(spelled.map(w => folding.stem(w)));
      return { entity, terms, spelled: new Set(spelled), sounds: new Set(spelled.map(sound).filter(Boolean)), docs: [] };
    });
    ["place", "actor"].forEach(kind => this.attach(kind, documents.facets[kind]));
  }

  attach(kind, facet) {
    const by = new Map(this.entities.filter(e => e.entity.kind === kind).map(e => [facet.number.get(e.entity.id), e]));
    facet.of.forEach((values, doc) => values.forEach(v => { if (by.has(v)) by.get(v).docs.push(doc); }));
  }

  /* {worth: one number for each document, 0 where it is not found; entities; instead: what stands in for a word}, or null
     when nothing that can be looked for was typed. */
  async find(text) {
    const { folding } = this, { words, dates, without } = this.asked(text), plains = this.plains(words.join(" ")), found = [];
    const open = text.endsWith(words.at(-1)) && /[\p{L}\p{N}]$/u.test(text), only = dates.length + without.length > 0;
    if (open && plains.length && plains.at(-1).length === 1 && plains.at(-1) < "\u2e80") plains.pop();     /* only begun */
    if (!plains.length && !only) return null;
    const named = plains.filter(word => !folding.stop.has(word) && !this.everyday.has(word)).length > 0 || dates.length > 0;
    for (const [i, word] of plains.entries()) found.push(await this.word(word, open && i === plains.length - 1, named));
    const asking = word => folding.stop.has(word) || named && this.everyday.has(word);
    const needed = found.filter(f => !asking(f.word)), must = needed.length || named ? needed : found.filter(f => this.count(f));
    if (!must.length && !only) return null;
    const worth = new Float32Array(this.documents.n);
    worth.fill(1e-6);
    must.forEach(f => { for (let d = 0; d < worth.length; d++) worth[d] = worth[d] && f.worth[d] ? worth[d] + f.idf * f.worth[d] : 0; });
    found.filter(f => !must.includes(f)).forEach(f => { for (let d = 0; d < worth.length; d++) if (worth[d]) worth[d] += f.idf * f.worth[d]; });
    dates.forEach(date => worth.forEach((w, d) => { if (!may_be(this.documents.first[d], this.documents.last[d], date)) worth[d] = 0; }));
    for (const part of without) {
      const not = await Promise.all(this.plains(part).map(word => this.word(word, false, false)));
      worth.forEach((w, d) => { if (not.length && not.every(f => f.worth[d] && !f.instead.length)) worth[d] = 0; });
    }
    return { worth, entities: must.length ? this.shared(must) : [], instead: found.filter(f => f.instead.length) };
  }

  /* What was typed, between blanks: {words, dates, without: what a minus stands before}. */
  asked(text) {
    const said = { words: [], dates: [], without: [] }, parts = text.split(/\s+/).filter(Boolean);
    for (let i = 0; i < parts.length; i++) {
      const less = /^-[\p{L}\p{N}]/u.test(parts[i]), read = less ? null : this.dates.read(parts, i);
      if (read) { said.dates.push(read.date); i += read.length - 1; }
      else if (less) said.without.push(parts[i].slice(1));
      else said.words.push(parts[i]);
    }
    return said;
  }

  plains(text) { return this.folding.words(text).map(word => this.folding.plain(word)).filter(Boolean); }

  /* Places and actors in whose names every word is found, the most certain and the most frequent first. */
  shared(found) {
    const all = Array.from(found[0].entities).map(([e, quality]) => [e, found.reduce((q, f) => q * (f.entities.get(e) || 0), quality)]);
    return all.filter(([, q]) => q).sort(([a, p], [b, q]) => q - p || b.docs.length - a.docs.length).map(([e]) => e);
  }

  /* `named`: beside a word that is no everyday one, which is then looked for as it is written only. */
  async word(word, open, named) {
    const plainly = named && this.everyday.has(word), key = word + (open ? "*" : "") + (plainly ? "=" : "");
    if (!this.kept.has(key)) {
      if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(key, await this.look(word, open, plainly));
    }
    return this.kept.get(key);
  }

  async look(word, open, plainly) {
    const { folding } = this, term = folding.stem(word), stop = folding.stop.has(word);
    const heads = open && word.length > 1 ? [...new Set([word, folding.bare(word, 1), term])].filter(h => h.length > 1) : [];
    const wanted = stop ? heads : [term, ...heads], shelves = await this.shelves(wanted);
    const quality = t => t === term ? WHOLE : heads.some(h => t.startsWith(h)) ? BEGUN : 0;
    const result = { word, worth: new Float32Array(this.documents.n), entities: new Map(), instead: [] };
    this.take(result, shelves, quality);
    this.take_names(result, quality);
    if (!result.entities.size && !this.count(result) && !stop && !plainly) {
      this.take_near(result, shelves, word, term);
      if (!result.instead.length) await this.take_apart(result, word);
    }
    const df = this.count(result);
    result.idf = Math.log(1 + (this.documents.n - df + 0.5) / (df + 0.5));
    return result;
  }

  /* Two words that were written as one: carbomb. The first pair that is found together. */
  async take_apart(result, word) {
    for (let at = SHORTEST; at <= word.length - SHORTEST; at++) {
      const pair = [];
      for (const half of [word.slice(0, at), word.slice(at)]) {
        const term = this.folding.stem(half), one = { worth: new Float32Array(this.documents.n), entities: new Map() };
        this.take(one, await this.shelves([term]), t => t === term ? NEAR : 0);
        pair.push(one.worth);
        if (!this.count(one)) break;
      }
      if (pair.length < 2 || !pair[0].some((w, d) => w && pair[1][d])) continue;
      pair[0].forEach((w, d) => { result.worth[d] = Math.min(w, pair[1][d]); });
      result.instead = [`${word.slice(0, at)} ${word.slice(at)}`];
      return;
    }
  }

  count(result) { return result.worth.reduce((n, w) => n + (w ? 1 : 0), 0); }

  /* The buckets of all years where words beginning like these stand: [[offset of the year's documents, bucket]]. */
  async shelves(wanted) {
    const { years, offsets } = this.documents, letters = [...new Set(wanted.map(w => w.codePointAt(0)))];
    const names = years.flatMap(([year, columns], i) =>
      [...new Set(letters.map(letter => letter & (columns.buckets - 1)))].map(bucket => [offsets[i], `${year}-${bucket}`]));
    await Promise.all(names.map(([, name]) => load(name)));
    return names.map(([offset, name]) => [offset, store.terms.get(name)]);
  }

  take(result, shelves, quality) {
    shelves.forEach(([offset, shelf]) => shelf.terms.forEach((term, i) => {
      const q = quality(term);
      if (!q) return;
      let posting = 0;
      shelf.postings[i].forEach(step => {
        posting += step;
        const doc = offset + (posting >> 2), worth = q * WORTH[posting & 3];
        if (worth > result.worth[doc]) result.worth[doc] = worth;
      });
    }));
  }

  take_names(result, quality) {
    this.entities.forEach(e => {
      let best = 0;
      e.terms.forEach(term => { best = Math.max(best, quality(term)); });
      if (best < WHOLE) e.spelled.forEach(word => { best = Math.max(best, quality(word)); });
      if (!best) return;
      result.entities.set(e, best);
      e.docs.forEach(doc => { result.worth[doc] = Math.max(result.worth[doc], best * NAMED); });
    });
  }

  /* The nearest spelling there is, in the names first heard and then spelled, and in the texts. */
  take_near(result, shelves, word, term) {
    const heard = sound(word), nearest = new Map(), most = allowed(term);
    this.entities.forEach(e => {
      e.terms.forEach(t => nearest.set(t, distance(term, t, most)));
      if (heard && e.sounds.has(heard)) e.spelled.forEach(s => { if (sound(s) === heard) nearest.set(this.folding.stem(s), 0); });
    });
    shelves.forEach(([, shelf]) => shelf.terms.forEach(t => { if (!nearest.has(t)) nearest.set(t, distance(term, t, most)); }));
    const best = Math.min(...nearest.values(), most + 1);
    if (best > most && best !== 0) return;
    const chosen = new Set([...nearest].filter(([, d]) => d === best).map(([t]) => t));
    const quality = t => chosen.has(t) ? NEAR : 0;
    this.take(result, shelves, quality);
    this.take_names(result, quality);
    result.instead = (result.entities.size ? Array.from(result.entities.keys(), e => e.entity.name) : [...chosen]).sort();
  }
}
