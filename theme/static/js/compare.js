// Kelurahan of the reader's choice: rows, words and medians from the page, figures from files.
{
  const [box, result, pattern, words] = ["pilih", "hasil", "pola", "kata"].map((id) => document.getElementById(id));
  const status = box.querySelector("[role=status]");
  const selects = [...box.querySelectorAll("select")];
  const names = new Map([...selects[0].options].map((option) => [option.value, option.dataset.name]));
  const { lang } = document.documentElement;

  const told = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const list = (items) => new Intl.ListFormat(lang).format(items);
  const named = (slugs) => ({ names: list(slugs.map((slug) => names.get(slug))) });
  const word = (kind, key) => words.content.querySelector(`[data-${kind}=${key}]`).cloneNode(true);
  const number = (value, { unit, places }) => {
    const digits = places || (Number.isInteger(value) ? 0 : 2);
    const format = new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    // As text: 1.005 is rounded as it is written.
    return format.format(`${value}`).replace(/^-?/, unit === "rupiah" ? "$&Rp" : "$&");
  };
  const date = (iso) => {
    const [, month, day] = iso.split("-");
    const style = { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, style).format(new Date(iso));
  };

  // A map of figures for each file; what failed may be asked again.
  const asked = new Map();
  const load = async (url) => {
    const { pengamatan } = await (await fetch(url)).json();
    return new Map(pengamatan.map((seen) => [seen.indikator, seen]));
  };
  const figures = (slug) => {
    const urls = told(box.dataset.files, { slug }).split(" ");
    if (!asked.has(slug)) asked.set(slug, Promise.all(urls.map(load)).catch(() => { asked.delete(slug); }));
    return asked.get(slug);
  };

  const note = (cell, text) => {
    const made = word("note", "kata");
    made.textContent = text;
    cell.append(" ", made);
  };
  const verdict = (kind, { nilai, status: empty }, all) => {
    if (nilai === null) return kind === "presence" && empty === "disembunyikan" ? "pass" : "unknown";
    if (kind === "presence" || nilai === 0) return nilai > 0 ? "pass" : "fail";
    return all === null ? "unknown" : nilai < all ? "partial" : "pass";
  };
  const fillCell = (cell, { kind, period, stale, ...row }, place, seen) => {
    const own = seen.nilai === null ? word("status", seen.status) : number(seen.nilai, row);
    if (kind === "measure") cell.replaceChildren(own);
    else {
      const reached = verdict(kind, seen, place.get("koperasi_terdaftar").nilai);
      cell.replaceChildren(word("verdict", reached));
      if (reached === "unknown") cell.append(" ", own.textContent);
      else if (kind === "paper") cell.append(` (${own})`);
    }
    if (!seen.periode || seen.periode === period) return;
    note(cell, date(seen.periode));
    if (stale.split(" ").includes(seen.periode)) cell.append(" ", word("note", "usang"));
  };
  const fillRow = (row, places) => {
    const { id, period, larger, largest } = row.dataset;
    const cells = places.map((place) => {
      const cell = row.lastElementChild.cloneNode(true);
      if (place.has(id)) fillCell(cell, row.dataset, place, place.get(id));
      return cell;
    });
    // The largest of one date, unless two read the same.
    const known = cells.map((cell, i) => ({ cell, ...places[i].get(id) })).filter(({ nilai }) => nilai != null);
    const [best, next] = known.sort((a, b) => b.nilai - a.nilai).map(({ cell }) => cell);
    const fair = larger && next && known.every(({ periode }) => periode === period);
    if (fair && best.textContent !== next.textContent) note(best, cells[2] ? largest : larger);
    row.lastElementChild.before(...cells);
  };
  const fill = (section, slugs, places) => {
    const [caption, city] = [section.querySelector("caption"), section.querySelector("thead th:last-child")];
    caption.textContent = told(caption.textContent, named(slugs));
    const last = section.querySelector(".links li");
    for (const slug of slugs) {
      const [href, name] = [told(box.dataset.place, { slug }), names.get(slug)];
      const [head, link, way] = [city.cloneNode(), document.createElement("a"), last.cloneNode(true)];
      Object.assign(link, { href, textContent: name });
      Object.assign(way.firstElementChild, { href: `${href}asal/`, textContent: told(box.dataset.origin, { name }) });
      head.append(link);
      city.before(head);
      last.before(way);
    }
    for (const group of section.querySelectorAll("[colspan]")) group.colSpan += slugs.length;
    for (const row of section.querySelectorAll("[data-id]")) fillRow(row, places);
  };

  let turn = 0;
  const picked = () => [...new Set(selects.map((select) => select.value).filter(Boolean))];
  const show = async (said = "") => {
    const [own, slugs] = [++turn, picked()];
    const tell = (key, some) => { status.textContent = said + told(status.dataset[key], named(some)); };
    tell("loading", slugs);
    const found = await Promise.all(slugs.map(figures));
    const lacks = slugs.filter((_, i) => !found[i]);
    if (own !== turn) return;
    if (lacks[0]) return tell("failed", lacks);
    const made = pattern.content.cloneNode(true);
    [...made.children].forEach((part, i) => fill(part, slugs, found.map((place) => place[i])));
    result.replaceChildren(...(slugs[1] ? [made] : []));
    tell(slugs[1] ? "shown" : "few", slugs);
  };
  const follow = () => {
    const every = [...new Set(new URLSearchParams(location.search).getAll("k"))];
    const known = every.filter((slug) => names.has(slug)).slice(0, selects.length);
    const others = every.filter((slug) => !known.includes(slug));
    selects.forEach((select, i) => { select.value = known[i] ?? ""; });
    show(others[0] && `${told(status.dataset.unknown, { names: list(others) })} `);
  };

  for (const select of selects.slice(1)) select.append(...selects[0].cloneNode(true).children);
  box.addEventListener("change", () => {
    history.pushState(null, "", `?${new URLSearchParams(picked().map((slug) => ["k", slug]))}`);
    show();
  });
  addEventListener("online", () => show());
  addEventListener("popstate", follow);
  box.hidden = false;
  follow();
}
