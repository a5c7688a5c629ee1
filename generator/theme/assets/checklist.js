/* Remembers on this device which papers are ready. Nothing leaves the device. */
(function () {
  "use strict";
  document.querySelectorAll(".checklist[data-store]").forEach(function (list) {
    var key = "hocdvc.giay." + list.getAttribute("data-store"), boxes = [].slice.call(list.querySelectorAll("input[type=checkbox]"));
    function name(box) { return box.parentNode.textContent.trim(); }
    try {
      var ready = JSON.parse(localStorage.getItem(key) || "[]");
      boxes.forEach(function (box) { box.checked = Array.isArray(ready) && ready.indexOf(name(box)) >= 0; });
    } catch (error) { /* start with empty boxes */ }
    list.addEventListener("change", function () {
      var done = boxes.filter(function (box) { return box.checked; }).map(name);
      try { localStorage.setItem(key, JSON.stringify(done)); } catch (error) { /* lasts for this page only */ }
    });
  });
})();
