/* Reads a step, a scene or a whole written page aloud with the device's own Vietnamese voice, and shows the sentence it is at. Without such a voice there is no button. */
(function () {
"use strict";
const synth = window.speechSynthesis;
if (!synth || !window.SpeechSynthesisUtterance) return;
const PARTS = ".step, .day-step, .task, .prose", TEXTS = "h1, h2, h3, .do li, .aim, .given span, .ok, .confuse, .careful, .prose > p, .prose li, .prose td, blockquote p", SILENT = ".off, .mark, .n, small";
/** @type {SpeechSynthesisVoice | undefined} */
let voice;
/** @type {HTMLButtonElement | null} */
let speaking = null;
/* CSS Custom Highlight API; where it is missing the whole paragraph is marked. @type {any} */
const marks = /** @type {any} */ (window.CSS && /** @type {any} */ (CSS).highlights), Highlight = /** @type {any} */ (window).Highlight;

/** The sentences of a text, each with the range it stands in. @param {Element} block @returns {{ text: string, range: Range, block: Element }[]} */
const sentences = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode), parent = node.parentElement;
    if (parent && !parent.closest(SILENT)) nodes.push(node);
  }
  const whole = nodes.map((node) => node.data).join(""), found = [];
  const point = (/** @type {number} */ offset) => {
    let left = offset;
    for (const node of nodes) {
      if (left <= node.data.length) return { node, left };
      left -= node.data.length;
    }
    return { node: nodes[nodes.length - 1], left: nodes[nodes.length - 1].data.length };
  };
  for (const match of whole.matchAll(/[^.!?…]+(?:[.!?…](?!\s|$)[^.!?…]*)*[.!?…]*/g)) {
    const text = match[0].trim(), start = (match.index || 0) + match[0].indexOf(text);
    if (!text) continue;
    const range = document.createRange(), from = point(start), to = point(start + text.length);
    range.setStart(from.node, from.left);
    range.setEnd(to.node, to.left);
    found.push({ text, range, block });
  }
  return found;
};
const unmark = () => {
  if (marks) marks.delete("spoken");
  document.querySelectorAll(".spoken").forEach((block) => block.classList.remove("spoken"));
};
const stop = () => {
  unmark();
  if (speaking) speaking.textContent = "Nghe";
  speaking = null;
  synth.cancel();
};
/** @param {HTMLButtonElement} button @param {{ text: string, range: Range, block: Element }[]} rest */
const speak = (button, rest) => {
  const [now, ...later] = rest;
  if (speaking !== button) return;
  if (!now) return stop();
  const said = new SpeechSynthesisUtterance(now.text);
  said.voice = voice || null;
  said.lang = "vi-VN";
  said.rate = 0.95;
  unmark();
  if (marks) marks.set("spoken", new Highlight(now.range));
  else now.block.classList.add("spoken");
  now.block.scrollIntoView({ block: "nearest" });
  said.onend = () => speak(button, later);
  said.onerror = () => { if (speaking === button) stop(); };
  synth.speak(said);
};
const offer = () => {
  voice = synth.getVoices().find((some) => /^vi\b/i.test(some.lang));
  if (!voice || document.querySelector(".speak")) return;
  document.querySelectorAll(PARTS).forEach((part) => {
    const heading = part.querySelector("h1, h2, h3"), button = document.createElement("button");
    if (!heading) return;
    button.type = "button";
    button.className = "speak";
    button.textContent = "Nghe";
    button.setAttribute("aria-describedby", heading.id);
    button.onclick = () => {
      const mine = speaking === button;
      stop();
      if (mine) return;
      speaking = button;
      button.textContent = "Dừng";
      speak(button, Array.from(part.querySelectorAll(TEXTS)).filter((block) => !block.closest("[hidden]")).flatMap(sentences));
    };
    heading.after(button);
  });
};
window.addEventListener("pagehide", stop);
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (speaking && target && target.closest(".dock button, a")) stop();
});
if (synth.addEventListener) synth.addEventListener("voiceschanged", offer);
offer();
})();
