/* Runs before the page is painted: says that scripts work or something is sought, and how one likes to read.
The scripts of the page, `script[data-src]`, come once it is painted, not to hold up its words. `coming`: they are on their way,
and what they will change need not be shown yet, for three seconds at most. `beginning`: nothing is kept about this page. */
(function () {
  var root = document.documentElement;
  root.className += " js coming";
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
    if (!location.hash && !Object.keys(localStorage).join().includes(location.pathname.replace(/^.*\/|\.html/g, ""))) root.className += " beginning";
    if (!apply("ro", "data-contrast", ["cao"]) && matchMedia("(prefers-contrast: more)").matches) root.setAttribute("data-contrast", "cao");
  } catch (error) { /* nothing saved, or saving is not allowed */ }

  function here() { root.classList.remove("coming"); }
  var come = false;
  function bring() {
    if (come) return;
    come = true;
    setTimeout(here, 3000);
    var notes = document.querySelectorAll("script[data-src]"), left = notes.length;
    if (!left) here();
    notes.forEach(function (note) {
      var script = document.createElement("script");
      Object.keys(note.dataset).forEach(function (name) { if (name !== "src") script.dataset[name] = note.dataset[name]; });
      script.async = false;
      script.onload = script.onerror = function () { if (!--left) here(); };
      script.src = note.dataset.src;
      note.replaceWith(script);
    });
  }
  /* A page in the background is not painted, and an old browser does not tell when it paints. */
  addEventListener("load", function () { setTimeout(bring, 500); });
  try {
    new PerformanceObserver(bring).observe({ type: "paint", buffered: true });
  } catch (error) { addEventListener("load", bring); }
})();
