// Single keys press the buttons that show them: a help, and nothing on the page needs it. Whoever is typing is left alone.
"use strict";
(() => {
  const stored = "khronika-keys";
  const button = document.getElementById("keys");
  let on = localStorage.getItem(stored) !== "off";
  const say = () => { if (button) button.textContent = on ? button.dataset.on : button.dataset.off; };
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => { on = !on; localStorage.setItem(stored, on ? "on" : "off"); say(); });
    say();
  }
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") event.target.blur(); // out of a field, so that keys are keys again
      return;
    }
    // Under a layout without Latin letters the key is told by its place.
    const latin = /^[a-z]$/i.test(event.key);
    const key = latin ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    if (!/^[a-z]$/.test(key)) return;
    const target = document.querySelector(`[data-key="${key}"]`);
    if (target) { event.preventDefault(); target.click(); }
  });
})();
