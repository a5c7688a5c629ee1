/* Runs before the page is painted: says that scripts work and that something is looked for, and applies how this reader likes to read. */
(function () {
  var root = document.documentElement;
  root.className += " js";
  function apply(key, attribute, known) {
    var value = localStorage.getItem("hocdvc." + key);
    if (known.indexOf(value) >= 0) root.setAttribute(attribute, value);
    return value;
  }
  if (/[?&]q=[^&]/.test(location.search)) root.className += " seeking";
  try {
    apply("chu", "data-size", ["to", "rat-to"]);
    apply("dong", "data-lines", ["thoang"]);
    apply("nen", "data-theme", ["light", "dark"]);
    if (!apply("ro", "data-contrast", ["cao"]) && matchMedia("(prefers-contrast: more)").matches) root.setAttribute("data-contrast", "cao");
  } catch (error) { /* nothing saved, or saving is not allowed */ }
})();
