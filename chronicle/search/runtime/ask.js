/* Part 5: dates as people write them among the words: 2016-05-23, 23.5.2016, 23/05/2016, 23 May 2016, May 23rd, أيار 2016.

   A date is a list of what it can mean, [year, month, day], 0 where it says nothing: 5/6/2016 is a day in May or in June. What
   may be a word of the text stays one: a month alone (March, May), unless its name means nothing else. */

const BY_NUMBERS = [
  [/^(\d{4})-(\d\d?)(?:-(\d\d?))?$/, (y, m, d) => [[y, m, d]]],
  [/^(\d{4})[./](\d\d?)(?:[./](\d\d?))?$/, (y, m, d) => [[y, m, d]]],
  [/^(\d\d?)[.-](\d\d?)[.-](\d{4})$/, (d, m, y) => [[y, m, d]]],
  [/^(\d\d?)\/(\d\d?)\/(\d{4})$/, (a, b, y) => a === b ? [[y, a, b]] : [[y, b, a], [y, a, b]]],
  [/^(\d\d?)[./](\d{4})$/, (m, y) => [[y, m, 0]]]
];
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

class Dates {
  constructor({ months, alone, of }, folding) {
    this.folding = folding;
    this.months = new Map(months.flatMap((names, i) => names.map(name => [name, i + 1])));
    this.alone = new Set(alone);
    this.of = new Set(of);
  }

  /* Each part as it is compared: folded, without what stands around it. */
  plain(part) { return this.folding.plain(part.replace(EDGES, "")); }

  /* The date that begins with parts[i], as {date, length} in parts; null when none does. */
  read(parts, i) {
    const at = n => i + n < parts.length ? this.plain(parts[i + n]) : "", date = by_numbers(at(0));
    if (date) return { date, length: 1 };
    const first = this.day(at(0)), of = first && this.of.has(at(1)) ? 1 : 0, begin = first ? 1 + of : 0;
    const month = this.month(at(begin), at(begin + 1));
    if (!month) return null;
    let length = begin + month.length, day = first;
    if (!day && this.day(at(length))) day = this.day(at(length++));
    if (this.of.has(at(length)) && /^\d{4}$/.test(at(length + 1))) length++;
    const year = /^\d{4}$/.test(at(length)) ? +at(length++) : 0;
    const word = !year && !day && !this.alone.has(month.name);
    return word || !valid([year, month.number, day]) ? null : { date: [[year, month.number, day]], length };
  }

  month(one, two) {
    const pair = this.months.get(`${one} ${two}`);
    if (pair) return { number: pair, name: `${one} ${two}`, length: 2 };
    const names = one.split("/").map(name => this.months.get(this.plain(name)));
    return names[0] && names.every(number => number === names[0]) ? { number: names[0], name: one.split("/")[0], length: 1 } : null;
  }

  day(text) {
    const match = /^(\d\d?)(?:st|nd|rd|th)?$/.exec(text);
    return match && +match[1] <= 31 ? +match[1] : 0;
  }
}

function by_numbers(text) {
  for (const [form, read] of BY_NUMBERS) {
    const match = form.exec(text);
    const meant = match ? read(...match.slice(1).map(n => n === undefined ? 0 : n === "0" || n === "00" ? NaN : +n)).filter(valid) : [];
    if (meant.length) return meant;
  }
  return null;
}

function valid([year, month, day]) { return year >= 0 && month >= 1 && month <= 12 && day >= 0 && day <= 31; }

/* Whether what lasted from `first` to `last`, days as numbers that sort, may have been then. */
function may_be(first, last, date) {
  return date.some(([year, month, day]) => {
    const to = year || Math.floor(last / 10000);
    for (let y = year || Math.floor(first / 10000); y <= to; y++) {
      if (last >= y * 10000 + month * 100 + (day || 1) && first <= y * 10000 + month * 100 + (day || 31)) return true;
    }
    return false;
  });
}
