// Pieces of pages that many pages share, each made once for what it shows.
const { kinds } = require("./kinds.js");
const words = require("./content/_data/words.json");
const registry = require("./content/_data/registry.json");
const site = require("./content/_data/site.json");

const memo = (make) => {
  const made = new Map();
  return (...given) => {
    const key = given.map((each) => each?.url ?? each).join("\n");
    if (!made.has(key)) made.set(key, make(...given));
    return made.get(key);
  };
};
const SPECIAL = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => SPECIAL[sign]);
const root = (lang) => (lang === "en" ? "/" : `/${lang.toLowerCase()}/`);
const iso = (date) => date.toISOString().slice(0, 10);
const fill = (text, values) =>
  text.replace(/\{\{ \.(\w*) \}\}/g, (_, name) => (name ? values[name] : values));
const plural = (lang, name, count) =>
  fill((count === 1 && words[lang][name].one) || words[lang][name].other, count);

const format = memo((lang) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" }));
const list = memo((lang) => new Intl.ListFormat(lang === "en" ? "en-GB" : lang, { type: "conjunction" }));
const regions = memo((lang) => new Intl.DisplayNames(lang, { type: "region" }));

const day = memo((lang, date) => `<time datetime="${date}">${format(lang).format(new Date(date))}</time>`);
const term = (lang, taxonomy, id) => registry[taxonomy][id].names[lang] ?? registry[taxonomy][id].name;
const minutes = (lang, count) => plural(lang, "minutes", count);
const position = (author) => escape([author.role, author.organization].filter(Boolean).join(", "));

const avatar = memo((name) => {
  const initials = name.split(" ").slice(0, 2).map((word) => word[0]).join("").toUpperCase();
  const tone = (name.length * 5 + "abcdefghijklmnopqrstuvwxyz".indexOf(name[0].toLowerCase())) % 6;
  return `<span class="avatar" data-tone="${tone}" aria-hidden="true">${escape(initials)}</span>`;
});

const credit = memo((lang, id) => {
  const author = registry.authors[id];
  return `<li class="credit">${avatar(author.name)}<span class="credit-text"><span class="credit-name"><a href="${root(lang)}authors/${id}/">${escape(author.name)}</a></span><span class="credit-position">${position(author)}</span></span></li>`;
});

const dates = (lang, event) =>
  `<time datetime="${event.start}">${format(lang).formatRange(new Date(event.start), new Date(event.end))}</time>`;
const place = (lang, event) =>
  escape(fill(words[lang].place, { City: event.city, Country: regions(lang).of(event.country) }));
const facts = (lang, event) =>
  `<dl class="facts"><div><dt>${words[lang].date}</dt><dd>${dates(lang, event)}</dd></div><div><dt>${words[lang].place_label}</dt><dd>${place(lang, event)}</dd></div></dl>`;

// A recap shows when and where its event was; other posts say it in a line.
const occasion = memo((lang, id, isRecap) => {
  const event = registry.events[id];
  const link = `<a href="${root(lang)}events/${id}/">${escape(event.name)}</a>`;
  const about = words[lang].about_event;
  return isRecap
    ? `<aside class="panel" aria-label="${about}"><p class="panel-name">${link}</p>${facts(lang, event)}</aside>`
    : `<aside class="occasion" aria-labelledby="_events"><p id="_events" class="label">${about}</p><ul class="plain"><li>${link} <span class="meta"><span>${dates(lang, event)}</span><span>${place(lang, event)}</span></span></li></ul></aside>`;
});

const kindLink = memo((lang, kind) => `<a href="${root(lang)}${kinds[kind].path}">${words[lang][`one-${kind}`]}</a>`);

const card = memo((post, level, variant) => {
  const { lang, kind, title, summary, authors, minutes: length } = post.data;
  const names = list(lang).format((authors ?? []).map((id) => registry.authors[id].name));
  return `<article class="card${variant ? ` card-${variant}` : ""}">
<div class="card-text">
<p class="eyebrow">${kindLink(lang, kind)}</p>
<h${level} class="card-title"><a href="${post.url}">${escape(title)}</a></h${level}>
<p class="card-summary">${escape(summary)}</p>
<p class="meta"><span>${day(lang, iso(post.date))}</span>${names ? `<span>${escape(names)}</span>` : ""}<span>${minutes(lang, length)}</span></p>
</div>
</article>
`;
});
const cards = (posts, level, lead) =>
  `<div class="cards">\n${posts.map((post, index) => card(post, level, lead && index === 0 ? "lead" : "")).join("")}</div>`;

const row = memo((post, withKind) => {
  const kind = withKind ? ` <span class="row-kind">${words[post.data.lang][`one-${post.data.kind}`]}</span>` : "";
  return `<li class="row"><span class="row-date">${day(post.data.lang, iso(post.date))}</span> <span class="row-text"><a href="${post.url}">${escape(post.data.title)}</a>${kind}</span></li>\n`;
});
const rows = (posts, withKind) => `<ul class="rows">\n${posts.map((post) => row(post, withKind)).join("")}</ul>`;

const person = memo((lang, id) => {
  const { name, role, organization } = registry.authors[id];
  const url = `${site.url}${root(lang)}authors/${id}/`;
  return { "@type": "Person", name, url, jobTitle: role || undefined, affiliation: organization ? { "@type": "Organization", name: organization } : undefined };
});
const happening = memo((lang, id) => {
  const { name, start, end, city, country } = registry.events[id];
  const address = { "@type": "PostalAddress", addressLocality: city, addressCountry: country };
  return { "@type": "Event", name, startDate: start, endDate: end, url: `${site.url}${root(lang)}events/${id}/`, location: { "@type": "Place", name: city, address } };
});
const crumbList = (crumbs) => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ name, url }, index) => ({ "@type": "ListItem", position: index + 1, name, item: site.url + url })),
});
const script = (graph) => JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");

// What search engines read of a post; `data` is the post's own.
const postGraph = (data, url) => {
  const date = data.page.date.toISOString();
  const whole = site.url + url;
  const posting = {
    "@type": "BlogPosting", headline: data.title, description: data.summary, inLanguage: data.lang,
    url: whole, mainEntityOfPage: whole, datePublished: date, dateModified: date,
    author: (data.authors ?? []).map((id) => person(data.lang, id)),
    keywords: (data.topics ?? []).map((id) => term(data.lang, "tags", id)),
    publisher: { "@type": "Organization", name: site.title }, wordCount: data.wordCount,
    about: (data.events ?? []).map((id) => happening(data.lang, id)),
  };
  const home = { name: words[data.lang].home, url: root(data.lang) };
  const kind = { name: words[data.lang][data.kind], url: root(data.lang) + kinds[data.kind].path };
  return script([posting, crumbList([home, kind, { name: data.title, url }])]);
};
const listGraph = (crumbs) => script([crumbList(crumbs)]);

module.exports = { avatar, cards, credit, dates, day, facts, fill, iso, kindLink, listGraph, minutes, occasion, place, plural, position, postGraph, root, rows, term };
