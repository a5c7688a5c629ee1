/* In a pack that holds a part of the site: a link made by a script that leads to a page the pack lacks becomes plain words. */
(function () {
"use strict";
const { pages, note } = window.HOCDVC_GOI || { pages: [], note: "" }, script = document.currentScript;
const root = script instanceof HTMLScriptElement ? script.src.replace(/assets\/goi\.js.*$/, "") : "";
/** @param {HTMLAnchorElement} link */
const check = (link) => {
  const path = link.href.replace(/[?#].*$/, "");
  if (!root || !path.startsWith(root) || !/\.html$/.test(path) || pages.includes(decodeURI(path.slice(root.length)))) return;
  const small = document.createElement("small");
  small.textContent = " " + note;
  link.removeAttribute("href");
  link.classList.add("away");
  link.append(small);
};
/** @param {Node} node */
const look = (node) => {
  if (node instanceof HTMLAnchorElement && node.hasAttribute("href")) check(node);
  if (node instanceof Element) node.querySelectorAll("a[href]").forEach((link) => check(/** @type {HTMLAnchorElement} */ (link)));
};
look(document.documentElement);
new MutationObserver((changes) => changes.forEach((change) => {
  if (change.type === "attributes") look(change.target);
  else change.addedNodes.forEach(look);
})).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
})();
