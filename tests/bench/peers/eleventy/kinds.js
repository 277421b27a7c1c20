// The kinds of posts: where their lists and their posts live.
const dated = (start) => (post, prefix, date) =>
  `${prefix}${start}/${date.toISOString().slice(0, 10).replaceAll("-", "/")}/${post.slug}/`;

exports.kinds = {
  "guest-post": { path: "blog/guest-posts/", url: dated("blog") },
  "event-recap": { path: "blog/event-recaps/", url: dated("blog") },
  announcement: { path: "announcements/", url: dated("announcements") },
  "case-study": { path: "case-studies/", url: (post, prefix) => `${prefix}case-studies/${post.slug}/` },
};
