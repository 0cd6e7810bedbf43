// Everything at work, where there is an article to show.

if (form) {
  document.documentElement.classList.add("js");
  startReview();
  startKeyboard();
  startOverview();
  followPointer();
  keepClear();
  startFilter();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  select(findings.find(({ card }) => `#${card.id}` === location.hash));
}
