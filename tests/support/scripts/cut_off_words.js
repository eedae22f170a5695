// Whether words are wider than the box that holds them, where that box shows no more than its own width.
() => [...document.querySelectorAll("main *, header *, footer *")].some((each) =>
  each.checkVisibility() && !each.closest(".visually-hidden, .fp-tab__words") && each.clientWidth > 1
  && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
