// Settings of the Eleventy project. CommonJS, so that NODE_PATH finds the packages.
const syntaxHighlight = require("@11ty/eleventy-plugin-syntaxhighlight");
const markdownIt = require("markdown-it");
const anchor = require("markdown-it-anchor");
const footnote = require("markdown-it-footnote");
const { feeds, group, lists, overviews, relate } = require("./lists.js");
const parts = require("./parts.js");

function markdown() {
  const link = (anchor.default ?? anchor).permalink.linkInsideHeader({ symbol: "", placement: "after", class: "anchor" });
  const made = markdownIt({ html: true })
    .use(anchor.default ?? anchor, { permalink: link })
    .use(footnote.default ?? footnote);
  made.renderer.rules.table_open = () => '<div class="table-scroll" tabindex="0" role="region"><table>\n';
  made.renderer.rules.table_close = () => "</table></div>\n";
  return made;
}

module.exports = function (config) {
  config.addPlugin(syntaxHighlight);
  config.setLibrary("md", markdown());
  config.addPassthroughCopy({ assets: "assets" });

  const memo = {};
  const once = (name, make) => (memo[name] ??= make());
  const posts = (api) => once("posts", () => relate(api.getFilteredByGlob("content/posts/**/*.md")));
  config.on("eleventy.before", () => Object.keys(memo).forEach((name) => delete memo[name]));
  config.addCollection("posts", posts);
  config.addCollection("lists", (api) => once("lists", () => lists(posts(api))));
  config.addCollection("feeds", (api) => feeds(posts(api)));
  config.addCollection("overviews", (api) => overviews(posts(api)));

  for (const name of ["cards", "rows", "credit", "occasion", "facts", "day", "kindLink", "avatar", "dates", "place", "position"])
    config.addShortcode(name, parts[name]);
  config.addShortcode("minutes", parts.minutes);
  config.addShortcode("postGraph", parts.postGraph);
  config.addShortcode("listGraph", parts.listGraph);
  for (const name of ["fill", "root", "iso"]) config.addFilter(name, parts[name]);
  config.addFilter("term", (id, lang, taxonomy) => parts.term(lang, taxonomy, id));
  config.addFilter("plural", (count, lang, name) => parts.plural(lang, name, count));
  config.addFilter("of", (lists, lang, type) => lists.filter((list) => list.lang === lang && list.type === type && list.number === 1));
  config.addFilter("months", (posts) => [...group(posts, (post) => [parts.iso(post.date).slice(0, 7)])]);
  config.addFilter("years", (posts) => [...group(posts, (post) => [post.date.getUTCFullYear()])]);
  const month = (lang) => once(lang, () => new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" }));
  config.addFilter("month", (text, lang) => month(lang).format(new Date(`${text}-01`)));
  config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  config.addFilter("whole", (html, url) => html.replaceAll('="/', `="${url}/`));
  config.addFilter("toc", (html) =>
    [...html.matchAll(/<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/gs)].map(([, level, id, text]) => ({
      level,
      id,
      text: text.replace(/<[^>]*>/g, "").trim(),
    })),
  );
  return { dir: { input: "content" }, markdownTemplateEngine: false };
};
