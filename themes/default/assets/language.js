// What readers do with the languages at the top of a page.

// Keeps the language that a reader chooses: the host then leads them to it from the front page.
// (Netlify, "Redirect options": the cookie `nf_lang` goes before what the browser asks for.)
addEventListener("click", (event) => {
  const link = event.target.closest?.("nav.languages a[data-language]");
  if (link) {
    const language = link.dataset.language.toLowerCase();
    document.cookie = `nf_lang=${language}; path=/; max-age=31536000; samesite=lax`;
  }
});

// What unfolds in the header covers what is below it, so it closes when the reader goes on.
for (const list of document.querySelectorAll(".site-header details")) {
  const leave = ({ target }) => {
    if (!list.contains(target)) list.open = false;
  };
  addEventListener("focusin", leave);
  addEventListener("click", leave);
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !list.open) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
}
