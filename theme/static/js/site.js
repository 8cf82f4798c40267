// Without this file every page says the same; with it some things are quicker.
(() => {
  "use strict";
  const each = (root, css, act) => root.querySelectorAll(css).forEach(act);

  // Tables, by the column whose head is pressed; cells without a number stay last.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sort = (table, head, column) => {
    const numeric = head.classList.contains("n");
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : numeric;
    const sign = down ? -1 : 1;
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      if (!numeric) return sign * order.compare(a.cells[column].textContent, b.cells[column].textContent);
      const [x, y] = [a, b].map((row) => row.cells[column].dataset.sort);
      if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
      return sign * (x - y);
    });
    each(table, "th[aria-sort]", (other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...rows);
  };
  each(document, ".table table", (table) => {
    if (table.tBodies[0].rows.length < 5 || !table.querySelector("thead .n")) return;
    each(table, "thead th", (head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head, column));
    });
  });

  each(document, "[data-copy]", (button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = button.dataset.copy;
    });
  });
  each(document, "[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  // Paper has nothing to press: the evidence stands open on it.
  addEventListener("beforeprint", () => each(document, "main details:not(.figure__table, .finder__list)", (part) => { part.open = true; }));
})();
