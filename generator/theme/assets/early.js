/* Runs before the page is painted: says that scripts work, and applies the saved text size and background. */
(function () {
  var root = document.documentElement;
  root.className += " js";
  try {
    var size = localStorage.getItem("hocdvc.chu"), theme = localStorage.getItem("hocdvc.nen");
    if (size === "to" || size === "rat-to") root.setAttribute("data-size", size);
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (error) { /* nothing saved, or saving is not allowed */ }
})();
