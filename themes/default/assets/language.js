// Keeps the language that a reader chooses: the host then leads them to it from the front page.
// (Netlify, "Redirect options": the cookie `nf_lang` goes before what the browser asks for.)
addEventListener("click", (event) => {
  const link = event.target.closest?.("nav.languages a[data-language]");
  if (link) {
    const language = link.dataset.language.toLowerCase();
    document.cookie = `nf_lang=${language}; path=/; max-age=31536000; samesite=lax`;
  }
});

// The list of languages closes by Escape, and where a reader presses anything else.
const folded = document.querySelector("nav.languages details");
addEventListener("click", (event) => {
  if (!folded?.contains(event.target)) folded?.removeAttribute("open");
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !folded?.open) return;
  folded.open = false;
  folded.firstElementChild.focus();
});
