/* Chronicle's map, part 0: the words of the page (chronicle/maps/wording.py). `%(n)s` is a number; where the form depends on it
   there is a list of [number, form], and the one whose number is of the same plural kind is taken. */

class Words {
  constructor(table, language) {
    this.table = table;
    this.format = new Intl.NumberFormat("en-US");       /* as the pages write numbers in every language */
    try { this.plural = new Intl.PluralRules(language); } catch (fault) { this.plural = new Intl.PluralRules("en"); }
  }

  number(n) { return n < 1000 ? String(n) : this.format.format(n); }

  say(key, values) {
    const said = this.table[key], text = typeof said === "string" ? said : this.form(said, values.n);
    return text.replace(/%\((\w+)\)s/g, (whole, name) => {
      const value = (values || {})[name];
      return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
    });
  }

  /* A toll in numbers; null is not known. */
  toll(low, high) { return low === null && high === null ? this.say("unreported") : this.say("killed", { count: this.count(low, high) }); }

  count(low, high, about) {
    if (low === null && high === null) return "";
    const plain = low === null ? this.number(high) : high === null || low === high ? this.number(low) : this.say("range", { low, high });
    const n = about ? this.say("about", { n: plain }) : plain;
    return low === null ? this.say("most", { n }) : high === null ? this.say("least", { n }) : n;
  }

  form(forms, n) {
    const kind = this.plural.select(n), found = forms.find(([sample]) => this.plural.select(sample) === kind);
    return (found || forms[0])[1];
  }
}
