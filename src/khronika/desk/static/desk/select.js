// A selection in the report's text fills in where it begins and ends: a help, and the two numbers can be typed as well. Offsets are in
// code points, of which JavaScript's strings have one or two units each.
"use strict";
(() => {
  const text = document.getElementById("text");
  const start = document.getElementById("start");
  const end = document.getElementById("end");
  if (!text || !start || !end) return;
  const points = (units) => Array.from(text.textContent.slice(0, units)).length;
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || chosen.rangeCount !== 1) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const first = before.toString().length;
    start.value = points(first);
    end.value = points(first + range.toString().length);
  });
})();
