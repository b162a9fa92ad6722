/* Part 9: making elements. Whatever a person wrote is set as text, never as markup. */

function make(name, className, text, parent) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  if (parent) parent.append(element);
  return element;
}

/* A name on its own: its direction stays its own. */
function isolated(text, parent, language) {
  const element = make("bdi", "", text, parent);
  if (language) element.lang = language;
  return element;
}

function linked(text, url, parent) {
  if (!url) return isolated(text, parent);
  const link = make("a", "", "", parent);
  link.href = url;
  isolated(text, link);
  return link;
}

function button(className, text, parent, act) {
  const element = make("button", className, text, parent);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

/* Children of `list` become `wanted`, in that order; those that stay are not touched, so that none loses the focus. */
function sync(list, wanted) {
  const keep = new Set(wanted);
  Array.from(list.children).filter(child => !keep.has(child)).forEach(child => child.remove());
  wanted.forEach((child, i) => { if (list.children[i] !== child) list.insertBefore(child, list.children[i] || null); });
}

/* Words of the page in its language: `%(n)s` is a number; where the form depends on it there is a list of [number, form], and the
   one whose number is of the same plural kind is taken (maps/wording.py). Numbers are written as the pages write them. */
class Words {
  constructor(table, language) {
    this.table = table;
    this.plural = new Intl.PluralRules(language);
    this.format = new Intl.NumberFormat("en-US");
  }

  number(n) { return this.format.format(n); }

  say(key, values) {
    const said = this.table[key], text = typeof said === "string" ? said : this.form(said, values.n);
    return text.replace(/%\((\w+)\)s/g, (_, name) => typeof values[name] === "number" ? this.number(values[name]) : values[name]);
  }

  form(forms, n) {
    const kind = this.plural.select(n);
    return (forms.find(([sample]) => this.plural.select(sample) === kind) || forms[0])[1];
  }

  /* What stands before and after a value that is an element of its own. */
  around(key, name) { return this.table[key].split(`%(${name})s`); }
}

/* A word of the record as the page says it; words of one's own are said as they are written. */
function said(table, field, word) {
  const labels = table.labels[field];
  return labels && Object.hasOwn(labels, word) ? labels[word] : word;
}

function upper_first(text) { return text.slice(0, 1).toUpperCase() + text.slice(1); }
