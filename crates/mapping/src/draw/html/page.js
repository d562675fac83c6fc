(function () {
  "use strict";
  // Without scripts every panel is shown, and the links of the picture lead to them.
  var links = Array.prototype.slice.call(document.querySelectorAll("a.step"));
  var panels = Array.prototype.slice.call(document.querySelectorAll("[data-panel]"));

  function show(step) {
    panels.forEach(function (panel) { panel.hidden = panel.getAttribute("data-panel") !== step; });
    links.forEach(function (link) {
      link.setAttribute("aria-current", String(link.getAttribute("data-step") === step));
    });
    var side = document.querySelector("aside");
    if (side) side.scrollTop = 0;
  }

  function chosen() {
    var step = location.hash.replace(/^#step-/, "");
    return links.some(function (link) { return link.getAttribute("data-step") === step; }) ? step : "";
  }

  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  function isBelow() {
    var side = document.querySelector("aside"), picture = document.querySelector(".picture");
    return side.getBoundingClientRect().top >= picture.getBoundingClientRect().bottom;
  }

  // Scrolls the picture sideways, never the page, until the step stands free of the names of rows.
  function reveal(link) {
    var picture = document.querySelector(".picture"), step = link.getBoundingClientRect(), frame = picture.getBoundingClientRect();
    var labels = document.querySelector(".labels").getBoundingClientRect();
    var covered = labels.left <= frame.left ? { left: labels.right, right: frame.right } : { left: frame.left, right: labels.left };
    if (step.left >= covered.left && step.right <= covered.right) return;
    picture.scrollLeft += (step.left + step.right) / 2 - (covered.left + covered.right) / 2;
  }

  function choose(step) {
    history.replaceState(null, "", step ? "#step-" + step : location.pathname + location.search);
    show(step);
  }

  links.forEach(function (link, at) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var step = link.getAttribute("data-step");
      choose(link.getAttribute("aria-current") === "true" ? "" : step);
      // On a narrow screen the details stand under the picture: go there.
      if (isBelow()) document.querySelector("aside").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    });
    link.addEventListener("keydown", function (event) {
      var ahead = document.documentElement.dir === "rtl" ? -1 : 1;
      var to = { ArrowRight: at + ahead, ArrowLeft: at - ahead, Home: 0, End: links.length - 1 }[event.key];
      if (event.key === "Escape") choose("");
      if (to === undefined || !links[to]) return;
      event.preventDefault();
      links[to].focus({ preventScroll: true });
      choose(links[to].getAttribute("data-step"));
      reveal(links[to]);
    });
  });

  window.addEventListener("hashchange", function () { show(chosen()); });
  show(chosen());
  // The address of a step made the browser look for its details; beside the picture there is nothing to look for.
  window.addEventListener("load", function () {
    if (!chosen() || isBelow()) return;
    window.scrollTo(0, 0);
    document.querySelector("aside").scrollTop = 0;
    links.forEach(function (link) {
      if (link.getAttribute("data-step") === chosen()) reveal(link);
    });
  });

  // The edge fades while there is more to scroll to.
  var picture = document.querySelector(".picture");
  function fade() {
    picture.classList.toggle("more", Math.abs(picture.scrollLeft) + picture.clientWidth < picture.scrollWidth - 2);
  }
  picture.addEventListener("scroll", fade, { passive: true });
  window.addEventListener("resize", fade);
  fade();
})();
