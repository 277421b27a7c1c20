// Searches the texts of the page's language. What Pagefind needs is loaded once somebody searches.
{
  const form = document.querySelector("form[data-index]");
  const { index, base, locale, ...words } = form.dataset;
  const field = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  const [said, list, more, elsewhere] = ["_found", "_results", "_more", "_elsewhere"].map((id) =>
    document.getElementById(id),
  );
  const atOnce = 10;
  const most = 3;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const asked = new URLSearchParams(location.search);
  let loading;
  let loaded;
  let attempts = 0;
  let searches = 0;
  let found = [];
  let shown = 0;
  let timer;

  const load = () => {
    loading ??= begin().catch((fault) => {
      loading = undefined;
      throw fault;
    });
    return loading;
  };

  const entryText = async () => (await fetch(`${index}pagefind-entry.json`, { cache: "no-cache" })).text();

  // A browser may remember that a script couldn't be loaded; under another address it looks again.
  const begin = async () => {
    attempts += 1;
    loaded = await entryText();
    const engine = await import(`${index}pagefind.js${attempts > 1 ? `?${attempts}` : ""}`);
    await engine.options({ baseUrl: base });
    await engine.init();
    fill(await engine.filters());
    return engine;
  };

  const fill = (filters) => {
    for (const select of selects) {
      const values = Object.entries(filters[select.name] ?? {});
      const chosen = select.value || asked.get(select.name) || "";
      asked.delete(select.name);
      values.sort(([one], [other]) => one.localeCompare(other, locale, { numeric: true }));
      if (select.name === "year") values.reverse();
      const options = values.map(([value, count]) => {
        return new Option(`${value} (${count.toLocaleString(locale)})`, value);
      });
      select.replaceChildren(select.options[0], ...options);
      select.value = values.some(([value]) => value === chosen) ? chosen : "";
      select.disabled = !values.length;
    }
  };

  // Whatever is still being looked for is asked for no more.
  const wait = () => {
    list.setAttribute("aria-busy", "true");
    return ++searches;
  };

  const search = async () => {
    const mine = wait();
    const query = field.value.trim();
    const filters = Object.fromEntries(
      selects.filter((each) => each.value).map((each) => [each.name, each.value]),
    );
    remember(query, filters);
    if (!query && !Object.keys(filters).length) return show(mine, [], "");
    const answer = async () => {
      const engine = await load();
      const { results } = await engine.search(query || null, { filters });
      // In parts of an index that are gone nothing is found either.
      if (!results.length && loaded !== (await entryText())) throw new Error("another index");
      const count = words.count.replace("{count}", results.length.toLocaleString(locale));
      await show(mine, results, results.length ? count : words.none);
    };
    await answer()
      .catch(() => forget().then(answer))
      .catch(() => fail(mine));
  };

  // The index may have been made anew since it was loaded: what comes next begins from its start.
  const forget = async () => {
    const engine = await loading?.catch(() => undefined);
    loading = undefined;
    await engine?.destroy();
  };

  const fail = async (mine) => {
    await forget();
    await show(mine, [], words.failed);
  };

  const show = async (mine, results, words) => {
    if (mine !== searches) return;
    const first = await Promise.all(results.slice(0, atOnce).map((each) => each.data()));
    if (mine !== searches) return;
    found = results;
    shown = first.length;
    list.replaceChildren(...first.map(entry));
    more.hidden = shown >= found.length;
    said.textContent = words;
    list.removeAttribute("aria-busy");
  };

  const showMore = async () => {
    const mine = searches;
    try {
      const next = await Promise.all(
        found.slice(shown, shown + atOnce).map((each) => each.data()),
      );
      if (mine !== searches) return;
      const entries = next.map(entry);
      list.append(...entries);
      shown += next.length;
      more.hidden = shown >= found.length;
      entries[0]?.querySelector("a").focus();
    } catch {
      await fail(mine);
    }
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const link = (url, text) => {
    const made = element("a", "", text);
    made.href = url;
    return made;
  };

  const entry = (data) => {
    const { title, kind, date } = data.meta;
    const facts = [kind, date && days.format(new Date(date.slice(0, 10)))].filter(Boolean);
    const parts = data.sub_results.filter((each) => each.url !== data.url).slice(0, most);
    return element(
      "li",
      "search-result",
      element("p", "search-title", link(data.url, title)),
      element("p", "meta", ...facts.map((each) => element("span", "", each))),
      element("p", "search-excerpt", ...marked(data.excerpt, title)),
      ...parts.map((each) => element("p", "search-part", link(each.url, each.title))),
    );
  };

  // An excerpt is escaped text with marks: nothing else in it is taken for markup. The title, which
  // many begin with, stands above it.
  const marked = (excerpt, title) => {
    const parts = excerpt.split(/<mark>(.*?)<\/mark>/s).map(plain);
    const whole = parts.join("");
    const after = whole.startsWith(title) ? whole.slice(title.length).search(/[^.\s]|$/) : -1;
    let spare = after < 0 ? 0 : title.length + after;
    return parts.map((part, at) => {
      const text = part.slice(spare);
      spare = Math.max(0, spare - part.length);
      return at % 2 && text ? element("mark", "", text) : text;
    });
  };

  const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  const plain = (text) => text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (each) => signs[each]);

  // What was searched stays in the address, so that it can be shared and come back to.
  const remember = (query, filters) => {
    const facts = new URLSearchParams(query ? { q: query, ...filters } : filters).toString();
    history.replaceState(null, "", facts ? `?${facts}` : location.pathname);
    if (!elsewhere) return;
    elsewhere.hidden = !query;
    for (const each of elsewhere.querySelectorAll("a")) {
      each.search = query ? new URLSearchParams({ q: query }).toString() : "";
    }
  };

  const soon = (event) => {
    clearTimeout(timer);
    // Letters that are being put together are no word yet.
    if (event.isComposing) return;
    wait();
    timer = setTimeout(search, 200);
  };

  const onKey = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const isInField = document.activeElement === field;
    if (event.key === "ArrowDown" && (isInField || at >= 0)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "Escape" && isInField && field.value) {
      field.value = "";
      search();
    } else return;
    event.preventDefault();
  };

  const prepare = () => load().catch(() => undefined);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  field.addEventListener("input", soon);
  field.addEventListener("compositionend", soon);
  // The page opens in its field: who only looks at it loads no more than its words.
  field.addEventListener("keydown", prepare, { once: true });
  form.querySelector("details").addEventListener("toggle", prepare);
  for (const each of selects) each.addEventListener("change", search);
  more.addEventListener("click", showMore);
  addEventListener("keydown", onKey);

  field.value = asked.get("q") ?? "";
  if (selects.some((each) => asked.get(each.name))) form.querySelector("details").open = true;
  if (asked.size) {
    wait();
    prepare().then(search);
  }
}
