/* Filters, part 4: the list beside the map follows it. The page's own rows are kept, and shown, changed or hidden. */

function write(cell, text) {
  if (cell.textContent !== text) cell.textContent = text;
}

class Table {
  constructor(box) {
    const cells = (row, part) => row.querySelector(`[data-part=${part}]`);
    this.body = box.querySelector("tbody");
    this.rows = Array.from(this.body.rows, row => ({
      row, link: row.querySelector("a"), parts: ["n", "toll", "precision"].map(part => [cells(row, part), cells(row, part).textContent, part]) }));
    this.order = this.rows.map(({ row }) => row);
  }

  /* [name, address] of each row. */
  get names() { return this.rows.map(({ link }) => [link.textContent, link.getAttribute("href")]); }

  /* `points`: those of the map, each with the number of its row; null: all of the page's own. */
  show(points, words) {
    if (!points) {
      this.rows.forEach(({ row, parts }) => {
        row.hidden = false;
        parts.forEach(([cell, text]) => write(cell, text));
      });
      this.arrange(this.rows.map(({ row }) => row));
      return;
    }
    const left = new Set(this.rows.keys());
    points.forEach(point => {
      left.delete(point.place);
      this.rows[point.place].row.hidden = false;
      this.rows[point.place].parts.forEach(([cell, , part]) => write(cell, part === "n" ? words.number(point.n) : point[part]));
    });
    left.forEach(place => { this.rows[place].row.hidden = true; });
    const ranked = points.slice().sort((a, b) => b.n - a.n || a.place - b.place);       /* equal numbers stay in the page's order */
    this.arrange([...ranked.map(point => this.rows[point.place].row), ...Array.from(left, place => this.rows[place].row)]);
  }

  arrange(order) {
    if (order.every((row, i) => row === this.order[i])) return;
    this.order = order;
    this.body.append(...order);
  }
}
