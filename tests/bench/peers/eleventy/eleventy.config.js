// Settings of the Eleventy project. CommonJS, so that NODE_PATH finds the packages.
const syntaxHighlight = require("@11ty/eleventy-plugin-syntaxhighlight");
const markdownIt = require("markdown-it");
const anchor = require("markdown-it-anchor");
const footnote = require("markdown-it-footnote");
const { lists, feeds, overviews, relate } = require("./lists.js");

module.exports = function (config) {
  config.addPlugin(syntaxHighlight);
  config.setLibrary(
    "md",
    markdownIt({ html: true })
      .use(anchor.default ?? anchor, { permalink: (anchor.default ?? anchor).permalink.headerLink() })
      .use(footnote.default ?? footnote),
  );
  config.addPassthroughCopy({ "assets/style.css": "style.css" });

  const memo = {};
  const posts = (api) => (memo.posts ??= relate(api.getFilteredByGlob("content/posts/**/*.md")));
  config.on("eleventy.before", () => delete memo.posts);
  config.addCollection("posts", posts);
  config.addCollection("lists", (api) => lists(posts(api)));
  config.addCollection("feeds", (api) => feeds(posts(api)));
  config.addCollection("overviews", (api) => overviews(posts(api)));

  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("long", (date, lang) =>
    (memo[lang] ??= new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" })).format(date),
  );
  config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  config.addFilter("toc", (html) =>
    [...html.matchAll(/<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/gs)].map(([, level, id, text]) => ({
      level,
      id,
      text: text.replace(/<[^>]*>/g, ""),
    })),
  );
  return { dir: { input: "content" }, markdownTemplateEngine: false };
};
