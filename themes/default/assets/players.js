// The card of a video becomes its player where it is pressed; until then nothing comes from elsewhere.
for (const card of document.querySelectorAll(".embed[data-player]")) {
  const link = card.querySelector("a");
  const play = (event) => {
    const { player } = card.dataset;
    if (!player || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.title = link.textContent;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin";
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts");
    frame.src = player;
    delete card.dataset.player;
    link.removeAttribute("role");
    card.prepend(frame);
    frame.focus();
  };
  link.setAttribute("role", "button");
  link.addEventListener("click", play);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") play(event);
  });
}
