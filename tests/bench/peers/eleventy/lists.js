// What Eleventy has no notion of: lists by term and language, feeds, relations.
const PAGE = 10;
const FEED = 20;
const RELATED = 5;
const TAXONOMIES = ["topics", "authors", "events"];
const PATHS = { topics: "tags", authors: "authors", events: "events" };
const { kinds } = require("./kinds.js");

const prefix = (lang) => (lang === "en" ? "/" : `/${lang.toLowerCase()}/`);

// Give every post its neighbours, related posts and translations; newest first.
function relate(collection) {
  const posts = [...collection].sort((a, b) => b.date - a.date || (a.inputPath < b.inputPath ? -1 : 1));
  const bySlug = Map.groupBy ? Map.groupBy(posts, (p) => p.data.slug) : group(posts, (p) => [p.data.slug]);
  for (const own of group(posts, (p) => [p.data.lang]).values()) {
    const byTerm = group(own, terms);
    own.forEach((post, number) => {
      post.data.newer = own[number - 1];
      post.data.older = own[number + 1];
      post.data.related = related(post, byTerm);
      post.data.versions = bySlug.get(post.data.slug);
    });
  }
  return posts;
}

function related(post, byTerm) {
  const scores = new Map();
  for (const term of terms(post)) {
    const others = byTerm.get(term);
    for (const other of others) scores.set(other, (scores.get(other) ?? 0) + 1 / others.length);
  }
  scores.delete(post);
  return [...scores].sort((a, b) => b[1] - a[1]).slice(0, RELATED).map(([other]) => other);
}

const terms = (post) => TAXONOMIES.flatMap((name) => (post.data[name] ?? []).map((id) => `${PATHS[name]}/${id}`));

function group(items, keys) {
  const groups = new Map();
  for (const item of items)
    for (const key of keys(item)) groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]);
  return groups;
}

// Every list of posts: address, title, language, members.
function sections(posts) {
  const found = [];
  for (const [lang, own] of group(posts, (p) => [p.data.lang])) {
    const add = (path, members, rest) => found.push({ lang, path, url: prefix(lang) + path, members, ...rest });
    add("blog/", own, { feed: false });
    for (const kind of Object.values(kinds)) add(kind.path, own.filter((p) => kinds[p.data.kind] === kind));
    for (const [term, members] of group(own, terms)) add(`${term}/`, members, { whole: term.startsWith("events/") });
    for (const [year, members] of group(own, (p) => [p.date.getUTCFullYear()])) add(`blog/${year}/`, members, { feed: false, whole: true });
  }
  return found.filter((section) => section.members.length > 0);
}

function lists(posts) {
  return sections(posts).flatMap((section) => {
    const size = section.whole ? section.members.length : PAGE;
    const total = Math.ceil(section.members.length / size);
    const url = (number) => (number === 1 ? section.url : `${section.url}page/${number}/`);
    return Array.from({ length: total }, (_, index) => ({
      ...section,
      number: index + 1,
      total,
      own: url(index + 1),
      newer: index > 0 ? url(index) : null,
      older: index + 1 < total ? url(index + 2) : null,
      members: section.members.slice(index * size, (index + 1) * size),
    }));
  });
}

function feeds(posts) {
  const homes = [...group(posts, (p) => [p.data.lang])].map(([lang, members]) => ({ lang, path: "", url: prefix(lang), members }));
  return [...homes, ...sections(posts).filter((section) => section.feed !== false)].map((feed) => ({ ...feed, members: feed.members.slice(0, FEED) }));
}

// The pages that name all terms of one taxonomy in one language.
function overviews(posts) {
  return [...group(posts, (p) => [p.data.lang])].flatMap(([lang, own]) =>
    [...group([...group(own, terms)], ([term]) => [term.split("/")[0]])].map(([path, entries]) => ({
      lang,
      path,
      url: `${prefix(lang)}${path}/`,
      entries: entries.map(([term, members]) => ({ url: `${prefix(lang)}${term}/`, id: term.split("/")[1], count: members.length })),
    })),
  );
}

module.exports = { lists, feeds, overviews, relate, prefix };
