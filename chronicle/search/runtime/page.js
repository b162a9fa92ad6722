/* Part 8: making elements. Whatever a person wrote is set as text, never as markup. */

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

/* Words of the page in its language: `{n}` is a number; where the form depends on it, the language's own plural rule chooses. */
class Words {
  constructor(table, language) {
    this.table = table;
    this.plural = new Intl.PluralRules(language);
    this.format = new Intl.NumberFormat(language);
  }

  number(n) { return this.format.format(n); }

  say(key, values) {
    let text = this.table[key];
    if (typeof text === "object") text = text[this.plural.select(values.n)] || text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? this.number(values[name]) : values[name]);
  }
}

function upper_first(text) { return text.slice(0, 1).toUpperCase() + text.slice(1); }
