/* On every page: the panel of reader tools, glossary words, folds on paper, the step being read. */
(function () {
  "use strict";
  var root = document.documentElement;

  function save(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* the choice lasts for this page only */ }
  }

  function panel() {
    var button = document.getElementById("mo-tuy-chon"), tools = document.getElementById("tuy-chon");
    if (!button || !tools) return;
    function show(open) {
      tools.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    }
    function tick(name, value) {
      tools.querySelectorAll("input[name=" + name + "]").forEach(function (input) { input.checked = input.value === value; });
    }
    var kept = { chu: "data-size", dong: "data-lines", nen: "data-theme", ro: "data-contrast" };
    Object.keys(kept).forEach(function (name) { if (root.hasAttribute(kept[name])) tick(name, root.getAttribute(kept[name])); });
    button.addEventListener("click", function () { show(tools.hidden); });
    tools.addEventListener("change", function (event) {
      var name = event.target.name, value = event.target.value;
      save("hocdvc." + name, value);
      if (["vua", "may", "thuong"].indexOf(value) >= 0) root.removeAttribute(kept[name]);
      else root.setAttribute(kept[name], value);
    });
    tools.addEventListener("focusout", function (event) {
      if (event.relatedTarget && event.relatedTarget !== button && !tools.contains(event.relatedTarget)) show(false);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !tools.hidden) { show(false); button.focus(); }
    });
    document.addEventListener("click", function (event) {
      if (!tools.hidden && !tools.contains(event.target) && !button.contains(event.target)) show(false);
    });
  }

  /* A glossary word shows its meaning on hover, focus or the first tap; the second tap follows the link. */
  function words() {
    var tip = null, owner = null, later = 0;
    function hide() {
      clearTimeout(later);
      if (tip) tip.remove();
      if (owner) owner.removeAttribute("aria-describedby");
      tip = owner = null;
    }
    function show(word) {
      clearTimeout(later);
      if (owner === word) return;
      hide();
      owner = word;
      tip = document.createElement("div");
      tip.className = "tip";
      tip.id = "nghia";
      tip.setAttribute("role", "tooltip");
      tip.textContent = word.getAttribute("data-meaning");
      document.body.appendChild(tip);
      var at = word.getBoundingClientRect(), wide = root.clientWidth;
      tip.style.left = Math.max(16, Math.min(at.left, wide - tip.offsetWidth - 16)) + window.scrollX + "px";
      var under = at.bottom + 8, over = at.top - tip.offsetHeight - 8;
      tip.style.top = (under + tip.offsetHeight > window.innerHeight - 90 && over > 0 ? over : under) + window.scrollY + "px";
      word.setAttribute("aria-describedby", "nghia");
      tip.addEventListener("mouseenter", function () { clearTimeout(later); });
      tip.addEventListener("mouseleave", soon);
    }
    function soon() { clearTimeout(later); later = setTimeout(hide, 250); }
    document.querySelectorAll("a.term[title]").forEach(function (word) {
      var touched = false;
      word.setAttribute("data-meaning", word.title);
      word.removeAttribute("title");
      word.addEventListener("pointerdown", function (event) { touched = event.pointerType !== "mouse" && owner !== word; });
      word.addEventListener("mouseenter", function () { show(word); });
      word.addEventListener("mouseleave", soon);
      word.addEventListener("focus", function () { show(word); });
      word.addEventListener("blur", soon);
      word.addEventListener("click", function (event) {
        if (touched) { event.preventDefault(); show(word); }
        touched = false;
      });
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    document.addEventListener("pointerdown", function (event) {
      if (tip && !tip.contains(event.target) && !owner.contains(event.target)) hide();
    });
  }

  /* Paper shows everything: folds open before printing and close again after it. */
  function paper() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = [].slice.call(document.querySelectorAll("details:not([open])"));
      opened.forEach(function (fold) { fold.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (fold) { fold.open = false; });
      opened = [];
    });
  }

  /* Hand-written pages: the table of contents is open where there is room, and wide tables scroll by keyboard too. */
  function hand() {
    var toc = document.querySelector("details.toc");
    if (toc && window.matchMedia("(min-width:60em)").matches) toc.open = true;
    document.querySelectorAll(".prose table").forEach(function (table) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    });
  }

  function following() {
    var links = {}, steps = document.querySelectorAll(".steps a"), current = null;
    if (!steps.length || !window.IntersectionObserver) return;
    steps.forEach(function (link) { links[link.hash.slice(1)] = link; });
    var watch = new IntersectionObserver(function (seen) {
      seen.forEach(function (one) {
        if (!one.isIntersecting) return;
        if (current) current.removeAttribute("aria-current");
        current = links[one.target.getAttribute("aria-labelledby")];
        if (current) current.setAttribute("aria-current", "step");
      });
    }, { rootMargin: "-30% 0px -60% 0px" });
    document.querySelectorAll(".step").forEach(function (step) { watch.observe(step); });
  }

  panel();
  words();
  paper();
  hand();
  following();
})();
