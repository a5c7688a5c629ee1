/* Teaching a relative: one step a screen, ticks that are remembered, a card to keep. Nothing leaves the device, no name is kept. */
(function () {
"use strict";
const all = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement[]} */ (Array.from(from.querySelectorAll(css)));
const one = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement} */ (from.querySelector(css));
const root = one(document, "#day-lai"), dock = one(document, "#day-dock"), after = one(document, "#day-xong"), where = one(root, ".where");
const [back, next] = all(dock, "button"), guide = root.dataset.guide || "", kept = window.hocdvc, own = one(root, ".own");
const gathered = (/** @type {HTMLElement} */ heading) => {
  const section = document.createElement("section");
  section.setAttribute("aria-labelledby", heading.id);
  section.className = heading.id === "the" ? "the" : "day-step";
  heading.before(section);
  for (let some = section.nextSibling; some && (some === heading || !(some instanceof Element && some.matches("h2"))); some = section.nextSibling) section.append(some);
  heading.tabIndex = -1;
  return section;
};
const steps = all(root, "h2.day").map(gathered), card = gathered(one(root, "#the")), pages = [...steps, card];
const boxes = /** @type {HTMLInputElement[]} */ (all(root, ".did input")), ids = boxes.map((box) => box.dataset.part || "");
const name = /** @type {HTMLInputElement} */ (one(own, "input")), who = one(card, ".who");
let at = 0;

const save = () => kept.keep("teach", guide, ids, boxes.map((box, n) => [ids[n], box.checked ? 1 : ""]));
const bar = () => {
  one(where, ".prog").replaceChildren(...boxes.map((box, n) => {
    const part = document.createElement("i");
    part.className = box.checked ? "d" : n === at ? "c" : "";
    return part;
  }));
  one(where, "p").textContent = at < steps.length ? "Bước " + (at + 1) + " trên " + steps.length : "Xong";
};
const write = () => {
  const done = boxes.filter((box) => box.checked).length, today = new Date();
  who.hidden = false;
  one(who, "b").textContent = name.value.trim() || "Người thân";
  one(who, "span").textContent = done + " trên " + boxes.length + " bước, ngày " + today.getDate() + "/" + (today.getMonth() + 1) + "/" + today.getFullYear();
  all(card, ".keep ol li").forEach((row, n) => row.classList.toggle("done", boxes[n].checked));
};
/** @param {number} number @param {boolean} [opening] */
const show = (number, opening = false) => {
  at = Math.max(0, Math.min(number, steps.length));
  pages.forEach((page, n) => { page.hidden = n !== at; });
  const last = at === steps.length;
  own.hidden = after.hidden = !last;
  back.hidden = at === 0;
  next.hidden = last;
  next.textContent = at === steps.length - 1 ? "Nhận thẻ" : "Bước tiếp theo";
  bar();
  if (last) write();
  root.classList.toggle("running", !opening);
  if (opening) return;
  root.scrollIntoView({ behavior: "instant" });
  one(pages[at], "h2").focus({ preventScroll: true });
};
root.addEventListener("change", (event) => {
  if (!(/** @type {HTMLElement} */ (event.target)).matches(".did input")) return;
  save();
  bar();
});
back.onclick = () => show(at - 1);
next.onclick = () => show(at + 1);
name.oninput = () => {
  if (/\d{5}/.test(name.value)) name.value = "";
  write();
};
one(own, "#in-the").onclick = () => {
  document.body.classList.add("only-card");
  window.print();
  document.body.classList.remove("only-card");
};
one(own, "#day-moi").onclick = () => {
  boxes.forEach((box) => { box.checked = false; });
  name.value = "";
  save();
  show(0);
};
(kept.recall("teach", guide, ids) || []).forEach(([id, went]) => { boxes[ids.indexOf(id)].checked = went === 1; });
card.append(own);
where.hidden = dock.hidden = false;
root.classList.add("ready");
const wanted = steps.findIndex((step) => "#" + one(step, "h2").id === location.hash), first = boxes.findIndex((box) => !box.checked);
show(wanted >= 0 ? wanted : first < 0 ? steps.length : first, true);
})();
