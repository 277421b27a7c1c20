// Settings of the minimal Eleventy project: pages of posts and a home page.
const syntaxHighlight = require("@11ty/eleventy-plugin-syntaxhighlight");
const markdownIt = require("markdown-it");
const footnote = require("markdown-it-footnote");

module.exports = function (config) {
  config.addPlugin(syntaxHighlight);
  config.setLibrary("md", markdownIt({ html: true }).use(footnote.default ?? footnote));
  config.addCollection("posts", (api) => api.getFilteredByGlob("content/posts/**/*.md").reverse());
  return { dir: { input: "content" }, markdownTemplateEngine: false };
};
