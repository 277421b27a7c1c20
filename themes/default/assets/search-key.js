// The key "/" leads to the search, but not while somebody is writing or chose another meaning for it.
addEventListener("keydown", (event) => {
  const writes = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes) return;
  const field = document.getElementById("_q");
  const link = document.querySelector("a.search-link");
  if (event.defaultPrevented || !(field || link)) return;
  event.preventDefault();
  if (field) field.focus();
  else location.assign(link.href);
});
