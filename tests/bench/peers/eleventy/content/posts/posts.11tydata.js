const { kinds } = require("../../kinds.js");

module.exports = {
  layout: "post.njk",
  permalink: (data) =>
    kinds[data.kind].url(data, data.lang === "en" ? "/" : `/${data.lang.toLowerCase()}/`, data.page.date),
};
