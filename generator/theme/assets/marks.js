/* A number in the words lights up its place in the picture, and the place its words, without a jump when both are in view. */
(function () {
"use strict";
/** @type {Element[]} */
let lit = [];
const dark = () => {
  lit.forEach((one) => one.classList.remove("lit"));
  lit = [];
};
/** @param {Element} from @param {HTMLElement | SVGElement} to */
const light = (from, to) => {
  dark();
  lit = [from, to];
  lit.forEach((one) => one.classList.add("lit"));
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
};
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".mark[href], .spots a") : null;
  const to = link && document.getElementById(String(link.getAttribute("href")).slice(1));
  if (!link || !to) return;
  event.preventDefault();
  light(link, to);
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });
})();
