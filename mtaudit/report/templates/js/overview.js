// The article at one glance: its chart, and the strip in the toolbar that says where in the article a reader is.

/** One stop for the Tab key in the chart; the arrow keys move from there. */
function startChart(links) {
  document.querySelector(".article")?.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = links.indexOf(event.target.closest("a"));
    const next = links[at + by];
    if (!by || !next) return;
    event.preventDefault();
    links[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

function startMap(map, links) {
  const here = map.querySelector(".here"), units = all(".unit"), size = Number(map.dataset.unitsPerColumn);
  const placeOf = new Map(units.map((unit, place) => [unit, place]));
  const inView = new Set();
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes)
      if (isIntersecting) inView.add(placeOf.get(target));
      else inView.delete(placeOf.get(target));
    const first = inView.size ? Math.min(...inView) : 0, end = inView.size ? Math.max(...inView) + 1 : 0;
    here.setAttribute("x", first / size);
    here.setAttribute("width", Math.max((end - first) / size, links.length / 150)); // never too narrow to be seen
  });
  for (const unit of units) observer.observe(unit);
  map.addEventListener("click", ({ clientX }) => {
    const { left, width } = map.getBoundingClientRect();
    const link = links[Math.floor(((clientX - left) / width) * links.length)];
    const unit = document.getElementById(link.getAttribute("href").slice(1));
    reveal(unit);
    unit.scrollIntoView();
  });
}

function startOverview() {
  const links = all(".article a"), map = document.querySelector(".map");
  startChart(links);
  if (map) startMap(map, links);
}
