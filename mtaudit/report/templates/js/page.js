// Everything at work, where there is an article to show.

if (form) {
  document.documentElement.classList.add("js");
  startReview();
  startKeyboard();
  startChart();
  followPointer();
  form.addEventListener("input", ({ target }) => { if (target.name !== "load") filter(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  filter();
}
