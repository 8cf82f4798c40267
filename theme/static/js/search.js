// Finds places by what a reader types: any spelling, a code, a kecamatan; slips of the finger are
// forgiven. The words of every place stand in its data-search, made by terang/search.py.
(() => {
  "use strict";
  const NONE = Infinity;
  const fold = (text) => (text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").match(/[0-9]+|[a-z]+/g) ?? []).join(" ");
  const tight = (words) => words.replaceAll(" ", "");
  const letters = (words) => words.replace(/[^a-z]/g, "");
  const figures = (words) => (words.match(/[0-9]+/g) ?? []).join(" ");

  // How many slips part two words: a letter wrong, missing, too many, or two swapped.
  const slips = (a, b) => {
    let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      const now = [i];
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], older[j - 2] + 1);
      }
      [older, old] = [old, now];
    }
    return old[b.length];
  };
  // A short word may hold no slip, a longer one one or two; a figure never.
  const near = (asked, word) => {
    if (asked === word) return 0;
    const long = Math.max(asked.length, word.length);
    const most = long < 3 || /[0-9]/.test(asked) ? 0 : long < 6 ? 1 : 2;
    if (Math.abs(asked.length - word.length) > most) return NONE;
    const found = slips(asked, word);
    return found > most ? NONE : found;
  };

  // The smaller the better; words that are not the last one typed are whole if they are figures.
  const begins = (asked, words) => asked.every((word, i) => words.some((other) =>
    i < asked.length - 1 && /[0-9]/.test(word) ? other === word : other.startsWith(word)));
  const rank = ({ names, code, area }, typed) => {
    const [asked, all] = [typed.split(" "), tight(typed)];
    if (names.some((name) => tight(name) === all)) return 0;
    if (/^[0-9]{4,}$/.test(all)) return code.startsWith(all) ? 1 : code.endsWith(all) ? 2 : NONE;
    if (names.some((name) => `${name} `.startsWith(`${typed} `))) return 1;
    if (names.some((name) => tight(name).startsWith(all))) return 2;
    const within = (name) => name.split(" ").some((_, i, words) => words.slice(i).join("").startsWith(all));
    if (names.some((name) => within(name) || begins(asked, name.split(" ")))) return 3;
    if (names.some((name) => begins(asked, [...name.split(" "), ...area]))) return 4;
    return /^[a-z]{3,}$/.test(all) && names.some((name) => tight(name).includes(all)) ? 5 : NONE;
  };
  // A name typed whole comes before one of whose words only some were meant.
  const nearly = ({ names, area }, typed) => Math.min(...names.map((name) => {
    const whole = figures(name) === figures(typed) ? near(letters(typed), letters(name)) : NONE;
    const words = [...name.split(" "), ...area];
    const each = typed.split(" ").map((word) => Math.min(...words.map((other) => near(word, other))));
    return Math.min(whole, each.reduce((sum, one) => sum + one, 0.5));
  }));
  const find = (places, typed) => {
    for (const measure of [rank, nearly]) {
      const ranked = places.map((place, i) => [measure(place, typed), i, place]).filter(([r]) => r < NONE);
      ranked.sort(([a, i], [b, j]) => a - b || i - j);
      if (ranked.length) return { hits: ranked.map(([, , place]) => place), close: measure === nearly };
    }
    return { hits: [], close: false };
  };

  const read = (item) => {
    const [names, code, areas] = item.dataset.search.split(";");
    const kecamatan = item.closest(".section")?.querySelector("h2");
    return { item, kecamatan, names: names.split("|"), code: code.replace(/[^0-9]/g, ""), area: areas.split(/[| ]/) };
  };
  const shown = ({ item, kecamatan }, words) => {
    const copy = item.cloneNode(true);
    const textContent = kecamatan && words.replace("…", () => kecamatan.textContent);
    if (kecamatan) copy.append(Object.assign(document.createElement("span"), { textContent }));
    return copy;
  };

  document.querySelectorAll(".search").forEach((box) => {
    const part = (css) => box.querySelector(css);
    const [input, status, list, none, more] = ["input", "[role=status]", "ul", ".search__none", "button"].map(part);
    const whole = document.getElementById(box.dataset.list);
    const places = [...whole.querySelectorAll("[data-search]")].map(read);
    const most = Number(box.dataset.most) || NONE;
    const search = () => {
      const typed = fold(input.value);
      const { hits, close } = typed ? find(places, typed) : { hits: [] };
      list.replaceChildren(...hits.map((hit) => shown(hit, list.dataset.area)));
      [...list.children].slice(most).forEach((item) => { item.hidden = true; });
      whole.hidden = typed !== "";
      list.hidden = !hits.length;
      none.hidden = !typed || hits.length > 0;
      more.hidden = hits.length <= most;
      const words = status.dataset[!hits.length ? "none" : close ? "close" : "found"];
      status.textContent = typed && words.replace("…", () => hits.length || input.value.trim());
    };
    more.addEventListener("click", () => {
      const rest = list.querySelectorAll("[hidden]");
      rest.forEach((item) => { item.hidden = false; });
      more.hidden = true;
      rest[0].querySelector("a").focus();
    });
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && box.dataset.open) list.querySelector("a")?.click();
    });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) input.value = asked;
    input.disabled = box.hidden = false;
    search();
  });
})();
