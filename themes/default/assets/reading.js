// What makes a text handier to read. Everything is there without it: the contents are a list of links,
// notes stand at the end, code can be selected. Words come from the element that loads this file.
{
  const words = document.currentScript.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  // Code is copied by a button. Numbers of lines are drawn by the sheet, so no copy has them.
  const addCopying = (block) => {
    const button = make("button", { type: "button", className: "copy", textContent: words.copy });
    button.setAttribute("aria-live", "polite");
    let timer;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("pre").textContent);
      button.textContent = words.copied;
      clearTimeout(timer);
      timer = setTimeout(() => (button.textContent = words.copy), 2000);
    });
    block.append(button);
  };

  // Each numbered line has an address. One of a block's links is a stop of the Tab key, arrows lead on.
  const addLineLinks = (block, at) => {
    const links = all(".line[data-line]", block).map((line, index) => {
      const number = line.dataset.line;
      line.id = `_code-${at + 1}-${number}`;
      const link = make("a", { className: "line-link", href: `#${line.id}`, tabIndex: index ? -1 : 0 });
      link.dataset.line = number;
      link.setAttribute("aria-label", words.line.replace("{number}", number));
      line.prepend(link);
      return link;
    });
    block.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && links[links.indexOf(event.target) + step];
      if (next && links.includes(event.target)) {
        event.preventDefault();
        event.target.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    });
  };

  // The contents mark the section that is being read: the last one that has passed the upper third.
  const followReader = (contents) => {
    const links = new Map();
    for (const link of all("a", contents)) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    let current;
    const mark = () => {
      const passed = [...links.keys()].filter((each) => each.getBoundingClientRect().top < innerHeight / 3);
      const link = links.get(passed.at(-1));
      if (link === current) return;
      current?.removeAttribute("aria-current");
      current = link;
      if (!link) return;
      link.setAttribute("aria-current", "true");
      if (contents.scrollHeight > contents.clientHeight) {
        contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
      }
    };
    let waits = false;
    const soon = () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        mark();
      });
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    mark();
  };

  // A note opens beside the place that refers to it; Escape, or a press elsewhere, closes it.
  const card = make("div", { className: "note-card", popover: "auto", tabIndex: -1 });
  card.setAttribute("role", "note");
  const openNote = (link, note) => {
    const copy = note.cloneNode(true);
    for (const each of all(".footnote-backref", copy)) each.remove();
    for (const each of all("[id]", copy)) each.removeAttribute("id");
    const spoken = note.closest("[lang]");
    Object.assign(card, { lang: spoken.lang, dir: spoken.dir });
    card.setAttribute("aria-label", link.textContent);
    const text = make("div", { className: "body" });
    text.append(...copy.childNodes);
    card.replaceChildren(text);
    link.after(card);
    card.showPopover();
    const place = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    const isBelow = place.bottom + card.offsetHeight + 16 < innerHeight || place.top < card.offsetHeight + 16;
    const top = isBelow ? place.bottom + 8 : place.top - card.offsetHeight - 8;
    card.style.left = `${scrollX + Math.max(16, Math.min(place.left - 32, room))}px`;
    card.style.top = `${scrollY + top}px`;
    card.focus({ preventScroll: true });
  };

  const blocks = all(".body .highlight");
  if (navigator.clipboard) blocks.forEach(addCopying);
  blocks.forEach(addLineLinks);
  // Only now is there what the address may name.
  if (location.hash.startsWith("#_code-")) location.replace(location.hash);

  const contents = document.querySelector(".toc");
  if (contents) followReader(contents);

  if (card.showPopover) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".footnote-ref > a");
      const note = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note || card.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openNote(link, note);
    });
  }
}
