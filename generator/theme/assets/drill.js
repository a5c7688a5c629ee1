/* A drill: one scene at a time, each choice shows what comes of it, a risky one can be chosen again. What it keeps stays on the device. */
(function () {
"use strict";
/** @typedef {{ button: HTMLButtonElement, fold: HTMLElement, safe: boolean, next: string, at: string }} Way */
/** @typedef {{ section: HTMLElement, heading: HTMLElement, id: string, live: HTMLElement, said: HTMLElement, onward: HTMLElement, ways: Way[], went: number | "", strayed: boolean }} Scene */
const all = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement[]} */ (Array.from(from.querySelectorAll(css)));
const one = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement} */ (from.querySelector(css));
const root = one(document, "#dien-tap"), where = one(root, ".where"), drill = root.dataset.drill || "", kept = window.hocdvc;
const el = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...inside) => {
  const [tag, css] = name.split("."), made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...inside);
  return made;
};
const button = (/** @type {string} */ css, /** @type {(Node | string)[]} */ inside, /** @type {() => void} */ act) => {
  const made = /** @type {HTMLButtonElement} */ (el("button." + css, ...inside));
  made.type = "button";
  made.onclick = act;
  return made;
};
const copy = (/** @type {Element} */ from) => Array.from(from.cloneNode(true).childNodes);
/* Everything from a heading to the next one, as a section named by that heading. */
const gathered = (/** @type {HTMLElement} */ heading, /** @type {string} */ css) => {
  const section = el("section." + css);
  section.setAttribute("aria-labelledby", heading.id);
  heading.before(section);
  for (let next = section.nextSibling; next && (next === heading || !(next instanceof Element && next.matches("h2"))); next = section.nextSibling) section.append(next);
  heading.tabIndex = -1;
  return section;
};

/** @param {HTMLElement} heading @returns {Scene} */
const staged = (heading) => {
  const section = gathered(heading, "scene"), folds = all(section, ".way"), said = el("div.said"), onward = el("p.onward"), live = el("div.live");
  said.setAttribute("role", "status");
  const scene = /** @type {Scene} */ ({ section, heading, id: heading.id, live, said, onward, ways: [], went: "", strayed: false });
  scene.ways = folds.map((fold) => {
    const { safe, next = "", at = "" } = fold.dataset;
    const way = { fold, safe: safe === "1", next, at, button: button("choice", [el("span", ...copy(one(fold, "summary")))], () => choose(scene, way)) };
    live.append(way.button);
    return way;
  });
  one(section, ".ways").before(live, said, onward);
  all(section, ".shown [data-at]").forEach((place) => {
    place.addEventListener("click", () => {
      const way = scene.ways.find((some) => some.at === place.dataset.at);
      if (way) choose(scene, way);
      else if (!live.hidden) said.replaceChildren(el("div.box", el("p", "Chỗ này không có lỗi. Bạn xem chỗ khác.")));
    });
  });
  return scene;
};
const scenes = all(root, ".canh").map(staged), tail = all(root, "h2:not(.canh)").map((heading) => gathered(heading, "tail"));
const ids = scenes.map((scene) => scene.id);
/** @type {Scene[]} */
let path = [];
const save = () => kept.keep("drill", drill, ids, scenes.map((scene) => [scene.id, scene.went]));

/** @param {Scene} scene @param {Way} way */
const choose = (scene, way) => {
  if (scene.live.hidden || way.button.getAttribute("aria-disabled")) return;
  scene.strayed = scene.strayed || !way.safe;
  way.button.classList.add(way.safe ? "good" : "bad");
  if (way.safe && scene.went === "") scene.went = scene.strayed ? 2 : 1;
  if (!way.safe) way.button.setAttribute("aria-disabled", "true");
  save();
  const inner = all(way.fold, "p").slice(0, 1).map((p) => el("p", ...copy(p)));
  inner.forEach((p) => one(p, "strong").remove());
  const head = el("p.head", el("i.sign " + (way.safe ? "good" : "bad")), way.safe ? "Chọn đúng" : "Chưa ổn");
  scene.said.replaceChildren(el("div.box " + (way.safe ? "good" : "bad"), head, ...inner));
  const last = !way.next || !scenes.some((some) => some.id === way.next);
  scene.onward.replaceChildren();
  if (way.next) {
    const words = last ? "Xem điều cần nhớ" : way.safe ? "Chuyện tiếp theo" : "Xem chuyện gì xảy ra";
    scene.onward.append(button("btn", [words], () => (last ? finish(false) : show(scenes[ids.indexOf(way.next)]))));
  }
  if (!way.safe) scene.onward.append(button("btn ghost", [way.next ? "Quay lại, chọn khác" : "Chọn khác"], () => again(scene)));
  scene.live.hidden = true;
  one(scene.onward, "button").focus({ preventScroll: true });
  scene.said.scrollIntoView({ block: "nearest" });
  scene.onward.scrollIntoView({ block: "nearest" });
};
/** @param {Scene} scene */
const again = (scene) => {
  scene.live.hidden = false;
  scene.said.replaceChildren();
  scene.onward.replaceChildren();
  const left = scene.ways.find((way) => !way.button.getAttribute("aria-disabled"));
  if (left) left.button.focus();
};
/** @param {Scene | null} scene @param {boolean} [opening] */
const show = (scene, opening = false) => {
  scenes.forEach((some) => { some.section.hidden = some !== scene; });
  tail.forEach((some) => { some.hidden = !!scene; });
  if (scene && path.indexOf(scene) < 0) path.push(scene);
  all(document, "main > .dock").forEach((dock) => { dock.hidden = !!scene; });
  one(where, ".prog").replaceChildren(...scenes.map((some) => el("i." + (some === scene ? "c" : some.went ? "d" : ""))));
  one(where, "p").textContent = scene ? "Cảnh " + (path.indexOf(scene) + 1) : "Kết thúc";
  if (scene) {
    scene.ways.forEach((way) => {
      way.button.className = "choice";
      way.button.removeAttribute("aria-disabled");
    });
    scene.live.hidden = false;
    scene.said.replaceChildren();
    scene.onward.replaceChildren();
  }
  root.classList.toggle("running", !opening);
  if (opening) return;
  root.scrollIntoView({ behavior: "instant" });
  (scene ? scene.heading : one(tail[0], "h2")).focus({ preventScroll: true });
};
const ending = el("p.ending"), restart = button("btn", ["Tập lại từ đầu"], () => {
  scenes.forEach((scene) => { scene.went = ""; scene.strayed = false; });
  path = [];
  save();
  show(scenes[0]);
});
tail[0].append(ending, el("p", restart));
/** @param {boolean} opening */
const finish = (opening) => {
  const met = scenes.filter((scene) => scene.went), alone = met.filter((scene) => scene.went === 1);
  ending.textContent = alone.length === met.length ? "Bạn chọn đúng ngay ở mọi cảnh." : "Bạn chọn đúng ngay ở " + alone.length + " trên " + met.length + " cảnh. Tập lại lần nữa cho quen.";
  show(null, opening);
};

root.classList.add("ready");
where.hidden = false;
const before = kept.recall("drill", drill, ids) || [];
before.forEach(([id, went], at) => { if (id === ids[at]) scenes[at].went = went === 0 ? "" : went; });
path = scenes.filter((scene) => scene.went);
const wanted = scenes.find((scene) => "#" + scene.id === location.hash), reached = scenes.filter((scene) => scene.went).pop();
const start = wanted || (reached && scenes[scenes.indexOf(reached) + 1]) || (reached ? null : scenes[0]);
if (start) show(start, start === scenes[0]);
else finish(true);
})();
