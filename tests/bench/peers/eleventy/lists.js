// What Eleventy has no notion of: lists by term and language, feeds, relations.
const PAGE = 10;
const FEED = 20;
const RELATED = 3;
const TAXONOMIES = { topics: "tags", authors: "authors", events: "events" };
const { kinds } = require("./kinds.js");
const { fill, root, term: name } = require("./parts.js");
const words = require("./content/_data/words.json");

// Give every post its length, neighbours, related posts and translations; newest first.
function relate(collection) {
  const posts = [...collection].sort((a, b) => b.date - a.date || (a.inputPath < b.inputPath ? -1 : 1));
  const bySlug = group(posts, (post) => [post.data.slug]);
  for (const own of group(posts, (post) => [post.data.lang]).values()) {
    const byTerm = group(own, terms);
    own.forEach((post, number) => {
      post.data.newer = own[number - 1];
      post.data.older = own[number + 1];
      post.data.related = related(post, byTerm);
      post.data.versions = bySlug.get(post.data.slug).map(({ data, url }) => ({ lang: data.lang, url }));
      post.data.wordCount = count(post.rawInput ?? "");
      post.data.minutes = Math.max(1, Math.round(post.data.wordCount / 212));
    });
  }
  return posts;
}

const count = (text) => (text.match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? []).length;

function related(post, byTerm) {
  const scores = new Map();
  for (const term of terms(post)) {
    const others = byTerm.get(term);
    for (const other of others) scores.set(other, (scores.get(other) ?? 0) + 1 / others.length);
  }
  scores.delete(post);
  return [...scores].sort((a, b) => b[1] - a[1]).slice(0, RELATED).map(([other]) => other);
}

const terms = (post) =>
  Object.entries(TAXONOMIES).flatMap(([key, path]) => (post.data[key] ?? []).map((id) => `${path}/${id}`));

function group(items, keys) {
  const groups = new Map();
  for (const item of items)
    for (const key of keys(item)) groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]);
  return groups;
}

// Every list of posts: address, what it is of, language, members, its versions in other languages.
function sections(posts) {
  const found = [];
  for (const [lang, own] of group(posts, (post) => [post.data.lang])) {
    const add = (type, id, path, members) =>
      members.length && found.push({ lang, type, id, path, url: root(lang) + path, members, ...about(lang, type, id) });
    add("blog", "", "blog/", own);
    for (const [id, kind] of Object.entries(kinds)) add("kind", id, kind.path, own.filter((post) => post.data.kind === id));
    for (const [term, members] of group(own, terms)) add(...term.split("/"), `${term}/`, members);
    for (const [year, members] of group(own, (post) => [post.date.getUTCFullYear()])) add("year", String(year), `blog/${year}/`, members);
  }
  const byPath = group(found, (section) => [section.path]);
  for (const section of found) section.versions = byPath.get(section.path).map(({ lang, url }) => ({ lang, url }));
  return found;
}

// A list's name, its title, and the pages above it.
function about(lang, type, id) {
  const home = { name: words[lang].home, url: root(lang) };
  const blog = { name: words[lang].blog, url: `${root(lang)}blog/` };
  if (type === "blog") return { name: words[lang].blog, title: words[lang].blog, crumbs: [home] };
  if (type === "kind") return { name: words[lang][id], title: words[lang][id], crumbs: [home, blog] };
  if (type === "year") return { name: id, title: fill(words[lang].title_years, id), crumbs: [home, blog] };
  const own = name(lang, type, id);
  const title = type === "tags" ? fill(words[lang].title_tags, own) : own;
  return { name: own, title, crumbs: [home, { name: words[lang][type], url: `${root(lang)}${type}/` }] };
}

function lists(posts) {
  return sections(posts).flatMap((section) => {
    const size = ["events", "year"].includes(section.type) ? section.members.length : PAGE;
    const total = Math.ceil(section.members.length / size);
    const url = (number) => (number === 1 ? section.url : `${section.url}page/${number}/`);
    return Array.from({ length: total }, (_, index) => ({
      ...section,
      ...further(section, index + 1),
      count: section.members.length,
      total,
      own: url(index + 1),
      newer: index > 0 ? url(index) : null,
      older: index + 1 < total ? url(index + 2) : null,
      steps: steps(index + 1, total).map((number) => ({ number, url: number && url(number) })),
      members: section.members.slice(index * size, (index + 1) * size),
    }));
  });
}

function further({ lang, title, versions }, number) {
  if (number === 1) return { number };
  return { number, title: fill(words[lang].title_page, { Title: title, Number: number }), versions: [] };
}

// The first, the last and the neighbours of a page; 0 stands for those left out.
function steps(number, total) {
  const shown = [...new Set([1, number - 1, number, number + 1, total])].filter((each) => each >= 1 && each <= total);
  return shown.flatMap((each, index) => (index && each > shown[index - 1] + 1 ? [0, each] : [each]));
}

function feeds(posts) {
  const cut = (feed) => ({ ...feed, members: feed.members.slice(0, FEED) });
  const homes = [...group(posts, (post) => [post.data.lang])].map(([lang, members]) => ({ lang, url: root(lang), members }));
  const all = { lang: "en", url: "/all/", members: posts };
  const own = sections(posts).filter(({ type }) => !["blog", "year"].includes(type));
  return [...homes, all, ...own].map(cut);
}

// The pages that name all terms of one taxonomy in one language.
function overviews(posts) {
  const found = [...group(posts, (post) => [post.data.lang])].flatMap(([lang, own]) =>
    [...group([...group(own, terms)], ([term]) => [term.split("/")[0]])].map(([path, entries]) => ({
      lang,
      path,
      url: `${root(lang)}${path}/`,
      entries: entries
        .map(([term, members]) => ({ url: `${root(lang)}${term}/`, id: term.split("/")[1], count: members.length }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
  );
  const byPath = group(found, ({ path }) => [path]);
  for (const one of found) one.versions = byPath.get(one.path).map(({ lang, url }) => ({ lang, url }));
  return found;
}

module.exports = { feeds, group, lists, overviews, relate };
