/* Part 2: words that are near one another: slips of the pen, and names written down by different ears. */

/* How many letters have to be put in, left out, exchanged or swapped with a neighbour; more than `most` is `most` + 1. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

function allowed(word) { return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0; }

/* A name as romanisations of Arabic, Persian or Cyrillic agree on it: its consonants, some of them as one. Only for names,
   and only when nothing is spelled as asked. */
const SOUNDS = [["kh", "x"], ["gh", "g"], ["dh", "d"], ["th", "t"], ["tch", "c"], ["sch", "c"], ["sh", "c"], ["ch", "c"], ["ph", "f"],
  ["dzh", "j"], ["zh", "j"], ["dj", "j"], ["ck", "k"], ["q", "k"], ["z", "s"]];

function sound(word) {
  if (!/^[a-z]+$/.test(word)) return "";
  const written = SOUNDS.reduce((w, [from, to]) => w.replaceAll(from, to), word).replace(/h$/, "");
  const heard = written.replace(/^[aeiou]+/, "a").replace(/(?!^)[aeiouyw]+/g, "").replace(/(.)\1+/g, "$1");
  return heard.length >= 3 ? heard : "";
}
