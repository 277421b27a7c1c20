// The browser's side of the preview: follows the builds, and shows what is wrong with the site.
// Messages, paths and excerpts are written by strangers: they become text, never HTML.
(() => {
  "use strict";
  const [SECOND, MOST_BEFORE_FAULT] = [1000, 72];
  // What the page says of all its elements must not reach the host, so its own rules are important.
  const CSS = `
    :host { all: initial !important; direction: ltr !important; position: fixed !important; z-index: 2147483647 !important; }
    *, ::before { box-sizing: border-box; }
    h2, h3, p, ol, pre, button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; }
    dialog, .corner {
      --paper: #fff; --ink: #1d2129; --soft: #5a6272; --line: #e3e6eb; --tint: #f5f6f8; --link: #0b57d0;
      --error: #b3261e; --at-error: #ffd9d4; --warning: #855300; --at-warning: #ffe6b0; --shade: rgb(23 28 38 / 22%);
      --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
      font: medium/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
      margin: auto; padding: 0; color: var(--ink); color-scheme: light; text-align: start;
      @media (prefers-color-scheme: dark) {
        --paper: #181b21; --ink: #e7e9ee; --soft: #a4abb9; --line: #313742; --tint: #232831; --link: #8fb8ff;
        --error: #ff958b; --at-error: #6b2a25; --warning: #f2c063; --at-warning: #5c4412; color-scheme: dark;
      }
    }
    dialog, .pill, .panel { border: 1px solid var(--line); background: var(--paper); box-shadow: 0 10px 40px var(--shade); }
    dialog, .panel { border-radius: 14px; outline: 0; overflow: auto; overscroll-behavior: contain; }
    dialog { width: min(50em, 100vw - 2em); max-width: none; max-height: calc(100dvh - 4em); scroll-padding: 7.5em 0 2em; }
    dialog::backdrop { background: rgb(16 20 28 / 52%); }
    header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .25em 1em; padding: 1.625em 1.75em 1.25em; }
    header { border-bottom: 1px solid var(--line); background: var(--paper); box-shadow: inset 0 4px var(--error); }
    header p, header [role=status]:not(:empty) { flex: 0 0 100%; color: var(--soft); }
    h2 { flex: 1; font-size: 1.375em; font-weight: 650; line-height: 1.3; letter-spacing: -.01em; text-wrap: balance; }
    li { padding: 1.375em 1.75em 1.5em; list-style: none; overflow-wrap: anywhere; }
    h3 { padding: 1.25em 1.75em 0; font-weight: 650; } h3, li + li { border-top: 1px solid var(--line); }
    .error { --tone: var(--error); --at: var(--at-error); } .warning { --tone: var(--warning); --at: var(--at-warning); }
    .kind { color: var(--soft); font-size: .875em; }
    .kind b { margin-inline-end: .25em; color: var(--tone); font-weight: 650; }
    .message { margin-top: .125em; font-size: 1.0625em; font-weight: 500; }
    .place { margin-top: .75em; font: .875em/1.5 var(--mono); } .hint { margin-top: .75em; color: var(--soft); }
    .message, .place, .hint, code { unicode-bidi: isolate; }
    p code { padding: .1em .35em; border-radius: 5px; background: var(--tint); color: var(--ink); font: .9em var(--mono); }
    pre { display: flex; margin-top: .4em; border: 1px solid transparent; border-radius: 8px; background: var(--tint); }
    pre > * { padding: .6em .9em; font: .875em/1.6 var(--mono); }
    pre span { flex: none; color: var(--soft); text-align: end; user-select: none; }
    pre code { flex: 1; min-width: 0; padding-inline-start: 0; white-space: pre-wrap; word-break: break-all; }
    mark { background: var(--at); color: inherit; text-decoration: underline 2px var(--tone); text-underline-offset: .25em; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
    a, button { border-radius: 4px; outline-offset: 2px; cursor: pointer; }
    :is(a, button):focus-visible { outline: 2px solid var(--link); } button:hover { background: var(--tint); }
    .close { align-self: start; padding: .3em .75em; border: 1px solid var(--line); border-radius: 8px; font-size: .875em; }
    kbd { margin-inline-start: .5em; color: var(--soft); font: .875em var(--mono); }
    .corner { inset: auto 16px 16px auto; border: 0; background: none; overflow: visible; pointer-events: none; }
    .corner, .notes { display: flex; flex-direction: column-reverse; gap: 10px; align-items: flex-end; }
    .pill { display: inline-flex; border-radius: 99px; font-size: .875em; overflow: clip; pointer-events: auto; }
    .pill > * { display: flex; gap: .6em; align-items: center; padding: .45em 1em; border-radius: 99px; outline-offset: -3px; }
    .pill > :first-child::before { content: ""; border: .28em solid var(--tone, var(--soft)); border-radius: 50%; }
    .pill > :nth-child(2) { border-left: 1px solid var(--line); border-radius: 0 99px 99px 0; color: var(--soft); }
    .panel { width: min(34em, 100vw - 32px); max-height: min(36em, 100dvh - 90px); pointer-events: auto; }
    @media (max-width: 540px) {
      dialog, .panel { width: calc(100vw - 16px); max-height: calc(100dvh - 80px); }
      header, h3, li { padding-inline: 1.125em; }
      .corner { inset: auto 8px 8px auto; } kbd { display: none; }
    }
    @media print { :host { display: none !important; } }
  `;
  const script = document.currentScript;
  const ui = makeInterface();
  const drawn = { notes: "", hidden: "" };
  let own = Number(script.dataset.build);
  let state = { errors: [], warnings: [] };
  let updates = Promise.resolve();
  let [source, lostTimer, retryTimer] = [null, 0, 0];

  function attempt(action) {
    try {
      return action();
    } catch {
      return null;
    }
  }

  // A browser may forbid storage; then what was to be kept is forgotten.
  const recall = (key) => attempt(() => sessionStorage.getItem(`blogsite:${key}`)) ?? "";
  const keep = (key, value) => attempt(() => sessionStorage.setItem(`blogsite:${key}`, value));

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function button(attributes, press, ...children) {
    const element = make("button", { type: "button", ...attributes }, ...children);
    element.addEventListener("click", press);
    return element;
  }

  function makeDialog() {
    const [title, below, list] = [make("h2", { id: "title" }), make("p", { id: "below" }), make("div", {})];
    const close = button({ class: "close" }, () => dialog.close(), "Close", make("kbd", {}, "Esc"));
    const header = make("header", {}, title, close, below);
    const names = { role: "dialog", "aria-modal": "true", "aria-labelledby": "title", "aria-describedby": "below" };
    // The dialog is what scrolls, so it takes the focus: the arrow keys work at once.
    const dialog = make("dialog", { ...names, tabindex: "-1" }, header, list);
    dialog.addEventListener("close", closedOverlay);
    return { dialog, header, title, below, list };
  }

  function makeInterface() {
    const [notes, status] = [make("div", { class: "notes" }), make("div", { role: "status" })];
    // In the top layer nothing of the page covers it, and no transform of the page moves it.
    const corner = make("div", { class: "corner", popover: "manual" }, notes, status);
    const parts = makeDialog();
    const host = make("blogsite-preview", { lang: "en", dir: "ltr" });
    // The page's own shortcuts are not meant for what is typed here.
    host.addEventListener("keydown", (event) => event.stopPropagation());
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [new CSSStyleSheet()];
    root.adoptedStyleSheets[0].replaceSync(CSS);
    root.append(parts.dialog, corner);
    document.documentElement.append(host);
    corner.showPopover();
    return { root, corner, notes, status, ...parts };
  }

  const isError = (found) => found.severity === "error";
  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const rich = (text) => text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? make("code", {}, part) : part));

  function place({ path, line, column, link }) {
    const steps = path.split(/(?<=\/)/).flatMap((step) => [step, make("wbr", {})]);
    const words = [...steps, ...[line, column].filter(Boolean).map((each) => `:${each}`)];
    const isSafe = URL.canParse(link) && !/^(javascript|data|blob):/.test(new URL(link).protocol);
    // A page's <base target> is not meant for this link.
    return make("p", { class: "place" }, ...(isSafe ? [make("a", { href: link, target: "_self" }, ...words)] : words));
  }

  // A mark stays with its letter whatever the width of those before it; a caret below doesn't.
  function marked(text, column) {
    if (!column) return [text];
    const before = [...text].slice(0, column - 1);
    const rest = text.slice(before.join("").length);
    // A letter may be several characters, as of an emoji; or what is missing after the end of the line.
    const [{ segment: letter }] = new Intl.Segmenter("en").segment(rest.slice(0, 64) || "\u00a0");
    const near = before.slice(-MOST_BEFORE_FAULT);
    if (near.length < before.length) near.unshift("…");
    return [near.join(""), make("mark", {}, letter), rest.slice(letter.length)];
  }

  function item(found) {
    const [kind, label] = isError(found) ? ["error", "Error"] : ["warning", "Warning"];
    const element = make("li", { class: kind }, make("p", { class: "kind" }, make("b", {}, label), " ", found.rule));
    element.append(make("p", { class: "message" }, ...rich(found.message)));
    if (found.path) element.append(place(found));
    const code = make("code", {}, ...marked(found.excerpt, found.column));
    if (found.excerpt) element.append(make("pre", {}, make("span", {}, String(found.line)), code));
    if (found.hint) element.append(make("p", { class: "hint" }, "Hint: ", ...rich(found.hint)));
    return element;
  }

  // Without its bullets Safari takes it for no list, but for the role.
  const list = (found) => make("ol", { role: "list" }, ...found.map(item));

  // The overlay: errors, then warnings
  const newsOf = ({ build, diagnostics }) => JSON.stringify([build, diagnostics]);
  function showOverlay() {
    const { errors, warnings, building } = state;
    const { open, scrollTop } = ui.dialog;
    drawn.hidden = "";
    ui.title.textContent = `${counted(errors.length, "error")} - nothing was published`;
    const below = state.build ? "The page below is the last good one." : "There is no page yet.";
    ui.below.textContent = `${below}${building ? " Building again…" : ""}`;
    const rest = warnings.length ? [make("h3", {}, counted(warnings.length, "warning")), list(warnings)] : [];
    ui.list.replaceChildren(list(errors), ...rest);
    if (!open) ui.dialog.showModal();
    ui.dialog.scrollTop = open ? scrollTop : 0;
    // The link that had the focus may be gone.
    if (!open || !ui.root.activeElement) ui.dialog.focus();
  }

  // Comes a moment after closing, whoever closed it.
  function closedOverlay() {
    if (!ui.dialog.open && state.errors.length) drawn.hidden = newsOf(state);
    drawNotes();
  }

  // The corner: what is left of a hidden overlay, or the warnings. Lines don't tell one set from another:
  // what was closed stays so while someone writes above it.
  const setOf = (found) => JSON.stringify(found.map((each) => [each.path, each.rule, each.message].join(" ")).sort());

  function warningNotes(warnings) {
    const panel = make("section", { class: "panel", "aria-label": "Warnings" }, list(warnings));
    const label = button({}, () => open(panel.hidden), counted(warnings.length, "warning"));
    const open = (isOpen) => {
      panel.hidden = !isOpen;
      label.setAttribute("aria-expanded", String(isOpen));
      // Over reloads too, as the warnings are mended one after the other.
      keep("panel", isOpen ? "open" : "");
    };
    open(recall("panel") === "open");
    ui.notes.onkeydown = ({ key }) => key === "Escape" && !panel.hidden && (open(false), label.focus());
    const title = "Close until there are other warnings";
    const dismiss = () => (open(false), keep("closed", setOf(warnings)), ui.notes.replaceChildren());
    const close = button({ title, "aria-label": title }, dismiss, "×");
    return [make("div", { class: "pill warning" }, label, close), panel];
  }

  function notes({ errors, warnings }) {
    if (ui.dialog.open) return [];
    const again = button({}, () => (showOverlay(), drawNotes()), counted(errors.length, "error"));
    if (errors.length) return [make("div", { class: "pill error" }, again)];
    return warnings.length && recall("closed") !== setOf(warnings) ? warningNotes(warnings) : [];
  }

  function drawNotes() {
    // A modal dialog makes everything outside it inert, so the status moves along.
    const home = ui.dialog.open ? ui.header : ui.corner;
    if (ui.status.parentNode !== home) home.append(ui.status);
    const key = JSON.stringify([ui.dialog.open, state.diagnostics]);
    if (key === drawn.notes) return;
    drawn.notes = key;
    ui.notes.replaceChildren(...notes(state));
  }

  function drawLost() {
    const label = make("span", {}, "Preview stopped - waiting for it");
    ui.status.replaceChildren(make("span", { class: "pill" }, label));
  }

  // Images make a page grow after it has come, so the scroll position is held until the reader moves.
  function restoreScroll() {
    const [left, top, href] = recall("scroll").split(" ");
    keep("scroll", "");
    if (href !== location.href) return;
    const root = document.documentElement;
    const held = new AbortController();
    const options = { signal: held.signal, capture: true, passive: true };
    const release = () => held.abort();
    let [height, at] = [0, 0];
    const put = () => {
      scrollTo({ left: Number(left), top: Number(top), behavior: "instant" });
      [height, at] = [root.scrollHeight, scrollY];
    };
    const growth = new ResizeObserver(put);
    for (const box of [root, document.body ?? root]) growth.observe(box);
    held.signal.addEventListener("abort", () => growth.disconnect());
    for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(name, release, options);
    // Dragging the scroll bar gives no other event, and growing gives this one too.
    addEventListener("scroll", () => root.scrollHeight === height && Math.abs(scrollY - at) > 1 && release(), options);
    // When capturing it is the event of each image too.
    addEventListener("load", ({ target }) => (put(), target === document && setTimeout(release, 3 * SECOND)), options);
  }

  // A newer build: other styles, another page, or this one again.
  // Addresses are those of the server: a page's <base> must not touch them.
  function addressOf(path) {
    const url = path && URL.canParse(path, location.origin) ? new URL(path, location.origin) : null;
    return url?.origin === location.origin ? url : null;
  }

  async function swap(link, address) {
    const next = link.cloneNode();
    next.nonce = link.nonce;
    // The old content's hash would forbid the new one.
    next.removeAttribute("integrity");
    next.href = address;
    const outcome = new Promise((resolve) => {
      next.onload = next.onerror = resolve;
      setTimeout(resolve, 3 * SECOND, { type: "late" });
    });
    link.after(next);
    if ((await outcome).type !== "load") return false;
    link.remove();
    return true;
  }

  async function swapAll(styles) {
    const next = new Map(Object.entries(styles).map(([from, to]) => [addressOf(from)?.pathname, addressOf(to)?.href]));
    const nextOf = (link) => next.get(addressOf(link.href)?.pathname);
    const links = [...document.querySelectorAll("link[rel~=stylesheet i]")].filter(nextOf);
    const swapped = await Promise.all(links.map((link) => swap(link, nextOf(link))));
    return next.size > 0 && swapped.every(Boolean);
  }

  async function refresh({ run, build, since, building, styles, follow }) {
    const isOurs = run === script.dataset.run;
    // The rest of the build comes later; it finds nothing left to swap.
    if (building) return void (await swapAll(styles));
    if (isOurs && build === own) return keep("tried", "");
    const page = build > own ? addressOf(follow) : null;
    if (page && page.pathname !== location.pathname) return leave(build, () => location.assign(page.href));
    if (!isOurs || since !== own || !(await swapAll(styles))) return leave(build, () => location.reload());
    own = build;
    script.dataset.build = String(build);
  }

  // A page that is still outdated when it comes again isn't asked for a third time.
  function leave(build, go) {
    const tried = [own, build, location.pathname].join(" ");
    if (recall("tried") === tried) return;
    keep("tried", tried);
    keep("scroll", [scrollX, scrollY, location.href].join(" "));
    go();
  }

  function receive(latest, isFirst) {
    const [errors, warnings] = [true, false].map((kind) => latest.diagnostics.filter((each) => isError(each) === kind));
    state = { ...latest, errors, warnings };
    // What comes on connecting is no news, so what was hidden stays so.
    const isNews = (!isFirst && !state.building) || drawn.hidden !== newsOf(state);
    if (!errors.length) ui.dialog.close();
    else if (ui.dialog.open || isNews) showOverlay();
    drawNotes();
    // One after the other: the styles of one swap are those that the next one replaces.
    if (!errors.length) updates = updates.then(() => refresh(latest)).catch(() => {});
  }

  // The connection. Browsers allow six to a server, so only a tab in sight has one.
  function connect() {
    if (source || document.visibilityState === "hidden") return;
    let isFirst = true;
    source = new EventSource(addressOf("/_blogsite/events"));
    source.onopen = () => ((isFirst = true), connected());
    source.onmessage = ({ data }) => (attempt(() => receive(JSON.parse(data), isFirst)), (isFirst = false));
    source.onerror = waitForIt;
    waitForIt();
  }

  function connected() {
    clearTimeout(lostTimer);
    lostTimer = 0;
    ui.status.replaceChildren();
  }

  // The browser tries again by itself, unless the answer was no stream.
  function waitForIt() {
    lostTimer ||= setTimeout(drawLost, SECOND);
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    retryTimer = setTimeout(connect, SECOND);
  }

  function disconnect() {
    source?.close();
    source = null;
    clearTimeout(retryTimer);
    connected();
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  restoreScroll();
  connect();
})();
