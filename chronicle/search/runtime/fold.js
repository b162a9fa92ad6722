/* Part 1: words. The same steps as folding.py with the same table; tests/search/words.txt holds what both must answer. */

class Folding {
  constructor(table) {
    this.table = table;
    this.letters = new Map(Object.entries(table.letters));
    this.stop = new Set();
    this.word = new RegExp(`[\\p{L}\\p{N}${table.apostrophes}${table.marks}${table.signs}]+`, "gu");
    this.dropped = new RegExp(`[${table.apostrophes}${table.marks}]+`, "gu");
    this.stop = new Set(table.stop.map(word => this.plain(word)));
  }

  words(text) { return text.toLowerCase().match(this.word) || []; }

  plain(word) {
    const bare = word.normalize("NFKD").toLowerCase().replace(this.dropped, "");
    return Array.from(bare, letter => this.letters.has(letter) ? this.letters.get(letter) : letter).join("");
  }

  arabic(word) { return word.slice(0, 1) >= this.table.arabic[0] && word.slice(0, 1) <= this.table.arabic[1]; }

  bare(word, rest) {
    if (!this.arabic(word)) return word;
    const prefix = this.table.before.find(p => word.startsWith(p) && word.length - p.length >= rest);
    return prefix ? word.slice(prefix.length) : word;
  }

  stem(word) {
    const { after, rest, plurals } = this.table;
    if (this.arabic(word)) {
      word = this.bare(word, rest);
      const ending = after.find(e => word.endsWith(e) && word.length - e.length >= rest);
      return ending ? word.slice(0, -ending.length) : word;
    }
    const rule = plurals.find(([ending, , before, never]) => word.endsWith(ending)
      && Array.from(word).length - ending.length >= before && !never.some(n => word.endsWith(n)));
    return rule ? word.slice(0, -rule[0].length) + rule[1] : word;
  }

  terms(text) { return this.words(text).map(word => this.plain(word)).filter(word => word && !this.stop.has(word)).map(word => this.stem(word)); }
}
