/* Filters, part 1: the incidents of the page as columns (chronicle/pages/columns.py), and the points of those that fit.
   The rules of pages/points.py and pages/totals.py, once more: what is not known adds nothing and is said; an incident stands
   at each of its places with its whole toll; under an actor's name tolls are not added up. */

function script(address) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => { element.remove(); done(); };
    element.onerror = () => { element.remove(); failed(new Error(address)); };
    document.head.append(element);
  });
}

/* A packed column as [first number of each row, all numbers]: a row is what lies between its first and that of the next. */
function unpacked(text, digits, wide) {
  const value = new Map(Array.from(digits, (digit, i) => [digit, i])), starts = [0], numbers = [];
  text.split(" ").forEach(row => {
    for (let i = 0; i < row.length; i += wide) {
      let n = 0;
      for (let k = i; k < i + wide; k++) n = n * digits.length + value.get(row[k]);
      numbers.push(n);
    }
    starts.push(numbers.length);
  });
  return { starts, numbers, of: row => numbers.slice(starts[row], starts[row + 1]),
    has(row, number) {
      for (let i = starts[row]; i < starts[row + 1]; i++) if (numbers[i] === number) return true;
      return false;
    } };
}

class Incidents {
  /* `names`: [name, address] of each place. */
  constructor(columns, words, names) {
    Object.assign(this, columns);
    Object.assign(this, { words, names });
    ["at", "type"].forEach(key => { this[key] = unpacked(columns[key], columns.digits, columns.wide[key]); });
    this.known = [];                                     /* [id, name] of each actor, and who is named where, when they are loaded */
    this.actor = null;
    this.sources = Array.from(columns.sources, Number);
    this.about = new Set(columns.about);
    this.n = this.low.length;
    this.begins = new Int32Array(this.n);
    this.nth = new Int32Array(this.n);                   /* which of its month, oldest first */
    let i = 0;
    this.per_month.forEach((count, month) => {
      for (let nth = 0; nth < count; nth++, i++) { this.begins[i] = month; this.nth[i] = nth; }
    });
    this.ends = this.begins.map((month, row) => month + (this.lasts[row] || 0));
  }

  /* Who is named, once. */
  learn() {
    this.learning = this.learning || script(this.actors).then(() => {
      const { actors, actor, digits, wide } = window.CHRONICLE_ACTORS;
      this.actor = unpacked(actor, digits, wide);
      this.known = actors;
    });
    return this.learning;
  }

  placed(i) { return this.at.starts[i] < this.at.starts[i + 1]; }

  /* Whether there is a number of killed, not words alone. */
  counted(i) { return this.low[i] >= 0 || this.span[i] >= 0; }

  /* Rows that fit. `time`: false leaves the months aside, for the bars above them. */
  fitting(state, time) {
    const type = this.types.findIndex(([word]) => word === state.type), actor = this.known.findIndex(([id]) => id === state.actor);
    const found = [];
    for (let i = 0; i < this.n; i++) {
      if (time !== false && (this.ends[i] < state.from || this.begins[i] > state.to)) continue;
      if (state.type && !this.type.has(i, type)) continue;
      if (state.actor && !this.actor.has(i, actor)) continue;
      if (state.killed && !(this.low[i] >= state.killed)) continue;
      if (state.sources && this.sources[i] < state.sources) continue;
      found.push(i);
    }
    return found;
  }

  /* How many of `rows` touch each month. */
  density(rows) {
    const bars = new Int32Array(this.months.length + 1);
    rows.forEach(i => { bars[this.begins[i]] += 1; bars[Math.min(this.ends[i] + 1, this.months.length)] -= 1; });
    for (let month = 1; month < bars.length; month++) bars[month] += bars[month - 1];
    return bars.subarray(0, this.months.length);
  }

  /* As the map wants them; `list`: the rows, newest first. */
  points(rows, summed) {
    const at = new Map();
    for (let r = rows.length - 1; r >= 0; r--) {
      const i = rows[r], less = this.less[i], first = this.at.starts[i];
      for (let k = first; k < this.at.starts[i + 1]; k++) {
        const place = this.at.numbers[k];
        if (!at.has(place)) at.set(place, { list: [], spots: [] });
        const here = at.get(place);
        here.spots.push(less ? less[k - first] : 0);
        if (here.list[here.list.length - 1] !== i) here.list.push(i);
      }
    }
    return Array.from(at.keys()).sort((a, b) => a - b).map(place => this.point(place, at.get(place), summed));
  }

  point(place, { list, spots }, summed) {
    const [name, href] = this.names[place], [lat, lon] = this.places[place], types = {}, killed = this.total(list);
    list.forEach(i => {
      for (let k = this.type.starts[i]; k < this.type.starts[i + 1]; k++) {
        const word = this.types[this.type.numbers[k]][0];
        types[word] = (types[word] || 0) + 1;
      }
    });
    const coarsest = spots.reduce((a, b) => Math.max(a, b), 0);
    const joint = list.filter(i => this.at.starts[i + 1] - this.at.starts[i] > 1)
      .map(i => [i, !summed ? null : this.low[i] >= 0 ? this.low[i] : Math.max(0, this.span[i])]);
    return { name, href, lat, lon, types, list, place, joint, n: list.length, radius: this.precision[coarsest][1] || null,
      precision: this.exactly(spots), killed: !summed ? null : killed.low !== null ? killed.low : killed.high,
      toll: summed ? this.toll(list, killed) : this.words.say("no_sum") };
  }

  exactly(spots) {
    const number = new Map();
    spots.forEach(p => number.set(p, (number.get(p) || 0) + 1));
    const each = Array.from(number.keys()).sort((a, b) => a - b);
    return each.map(p => (each.length > 1 ? this.words.number(number.get(p)) + " " : "") + this.precision[p][0]).join(", ");
  }

  total(list) {
    const known = list.filter(i => this.counted(i)), lows = known.filter(i => this.low[i] >= 0);
    const low = lows.length ? lows.reduce((sum, i) => sum + this.low[i], 0) : null;
    const high = known.length && known.every(i => this.span[i] >= 0)
      ? known.reduce((sum, i) => sum + Math.max(0, this.low[i]) + this.span[i], 0) : null;
    return { low, high, about: known.some(i => this.about.has(i)), known: known.length };
  }

  /* Of one incident. */
  alone(i) {
    const { words } = this, known = number => number < 0 ? null : number, low = known(this.low[i]);
    if (this.said[i]) return words.say("killed", { count: this.said[i] });
    if (this.hurt[i]) return words.say("wounded", { number: this.hurt[i] });
    return words.toll(low, this.span[i] < 0 ? null : (low || 0) + this.span[i]);
  }

  reach(i) {
    return this.spread[i] || new Set(this.at.of(i)).size;
  }

  /* The toll of one incident with how many places it is of. */
  over(i, toll) {
    const told = this.counted(i) || this.said[i] || this.hurt[i], n = this.reach(i);
    return n > 1 && told ? this.words.say("over", { toll, n }) : toll;
  }

  toll(list, { low, high, about, known }) {
    const { words } = this, [i] = list, number = has => list.filter(has).length;
    if (list.length === 1) {
      return this.over(i, this.alone(i));
    }
    const vague = number(i => this.said[i] && !this.counted(i)), hurt = number(i => this.hurt[i]), part = list.length - known - vague - hurt;
    if (part === list.length) return words.say("unreported");
    let toll = known ? words.say("killed", { count: words.count(low, high, about) }) : words.say(vague ? "in_words" : "uncounted");
    const wide = number(i => this.counted(i) && this.reach(i) > 1);
    Object.entries({ wide, vague: known ? vague : 0, hurt, part }).forEach(([told, n]) => { if (n) toll = words.say(told, { toll, n }); });
    return toll;
  }
}

/* Titles stand in the files of the search, a few incidents of one month in each. They are loaded when somebody asks for them. */
class Titles {
  constructor(incidents) {
    const [folder, part, base] = incidents.rows, [year, month] = incidents.first.split("-").map(Number);
    Object.assign(this, { incidents, folder, part, base, from: 12 * year + month - 1, kept: new Map() });
    window.chronicleSearch = { rows: (name, number, rows) => this.kept.set(`${name}-${number}`, rows) };
  }

  file(i) {
    const at = this.from + this.incidents.begins[i];
    const month = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String(at % 12 + 1).padStart(2, "0")}`;
    return `${month}-${Math.floor(this.incidents.nth[i] / this.part)}`;
  }

  /* Items as a point has them, of these rows. */
  async of(rows) {
    const { words } = this.incidents;
    await Promise.all(Array.from(new Set(rows.map(i => this.file(i))), name =>
      this.kept.has(name) || script(`${this.folder}rows-${name}.js`)));
    return rows.map(i => {
      const [href, title, date, count] = this.kept.get(this.file(i))[this.incidents.nth[i] % this.part];
      return { title, href: this.base + href, date, toll: this.incidents.over(i, count ? words.say("killed", { count }) : this.incidents.alone(i)) };
    });
  }
}
