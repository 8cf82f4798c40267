// Searches the text of every page. The engine and its index are fetched when something is typed,
// from our own site; kelurahan are found without it, by search.js.
(() => {
  "use strict";
  const box = document.querySelector(".fulltext");
  const input = document.getElementById("cari");
  const [kind, status, list, more] = ["select", "[role=status]", "ol", "button"].map((css) => box.querySelector(css));
  const STEP = 8;
  let engine, kinds, found = [], turn = 0, wait = 0;

  const load = () => {
    engine ??= import(new URL(box.dataset.engine, location)).then(async (loaded) => {
      await loaded.options({ baseUrl: box.dataset.base, noWorker: true });
      return loaded;
    });
    return engine;
  };
  // Which pages are of the kind that was picked; asked for when one is.
  const picked = async (results) => {
    if (!kind.value) return results;
    kinds ??= await (await fetch(box.dataset.kinds)).json();
    return results.filter(({ id }) => kinds[id] === kind.value);
  };
  const say = (name, value) => { status.textContent = status.dataset[name].replace("…", () => value ?? "…"); };
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // An excerpt comes as HTML: of it we take texts and marks, and nothing else.
  const excerpt = (html) => {
    const said = document.createElement("p");
    const nodes = new DOMParser().parseFromString(html, "text/html").body.childNodes;
    said.append(...[...nodes].map((node) => node.localName === "mark" ? element("mark", node.textContent) : node.textContent));
    return said;
  };
  const entry = ({ url, meta, excerpt: html }) => {
    const [item, link] = [document.createElement("li"), element("a", meta.title)];
    link.href = url;
    const title = [...kind.options].find(({ value }) => value === meta.jenis)?.text ?? "";
    item.append(link, " ", Object.assign(element("span", title), { className: "note" }));
    if (meta.tanda) item.append(" ", element("strong", meta.tanda));
    item.append(excerpt(html));
    return item;
  };
  const show = async (start) => {
    const now = turn;
    const next = found.slice(start, start + STEP);
    const entries = (await Promise.all(next.map((hit) => hit.data()))).map(entry);
    if (now !== turn) return null;
    list.replaceChildren(...[...list.children].slice(0, start), ...entries);
    list.hidden = !found.length;
    more.hidden = list.children.length >= found.length;
    return entries[0];
  };
  const search = async () => {
    const now = ++turn;
    const typed = input.value.trim();
    history.replaceState(null, "", typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
    box.hidden = typed.length < 3;
    if (box.hidden) return;
    say("wait");
    try {
      const { results } = await (await load()).search(typed);
      const wanted = await picked(results);
      if (now !== turn) return;
      found = wanted;
      await show(0);
      if (now === turn) say(found.length ? "found" : "none", found.length || typed);
    } catch {
      engine = undefined;
      list.hidden = more.hidden = true;
      say("failed");
    }
  };
  const soon = () => {
    clearTimeout(wait);
    wait = setTimeout(search, 300);
  };
  input.addEventListener("input", soon);
  kind.addEventListener("change", search);
  more.addEventListener("click", async () => (await show(list.children.length))?.querySelector("a").focus());
  if (input.value) search();
})();
