/* What makes the pages more comfortable; every page is complete without it. */
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const base = document.currentScript.src.replace(/site\.js.*/, "");
  const digits = (n) =>
    document.documentElement.dataset.digits ? String(n).replace(/\d/g, (d) => String.fromCharCode(0xe50 + +d)) : n;

  // The search is loaded when somebody goes to the box.
  const box = document.querySelector("[data-search]");
  if (box) {
    const load = () => {
      if (document.querySelector("script[data-engine]")) return;
      const script = document.createElement("script");
      script.src = base + "search.js";
      script.dataset.engine = "";
      document.head.append(script);
    };
    box.addEventListener("focusin", load, { once: true });
    if (box.contains(document.activeElement)) load();
  }

  // A year's list by state and owner.
  for (const form of all("[data-filter]")) {
    const items = all(".pr-items > [data-state]");
    const [state, owner] = ["state", "owner"].map((name) => form.querySelector("#filter-" + name));
    const count = form.querySelector("[data-count]");
    const show = () => {
      for (const item of items)
        item.hidden =
          (state.value && item.dataset.state !== state.value) ||
          (owner && owner.value && !item.dataset.owners.split("|").includes(owner.value));
      for (const part of all("[data-block]")) part.hidden = !part.querySelector("[data-state]:not([hidden])");
      const left = items.filter((item) => !item.hidden).length;
      count.textContent = count.dataset.count.replace("{n}", digits(left)).replace("{all}", digits(items.length));
    };
    form.hidden = false;
    form.addEventListener("change", show);
    form.addEventListener("reset", () => setTimeout(show));
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  }

  // A survey's state on the reader's day, in Thailand.
  const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
  for (const { dataset, children } of all(".pr-survey-state[data-opens],.pr-survey-state[data-closes]")) {
    const now = today < dataset.opens ? "not-yet-open" : today > dataset.closes ? "closed" : "open";
    for (const tag of children) tag.hidden = tag.dataset.when !== now;
  }

  for (const button of all("[data-print]")) {
    button.hidden = button.parentElement.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
    });
  }

  // Cards are still rows and cells to a screen reader that forgets a table which is not drawn as one.
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const table of all(".pr-stack"))
    for (const part of [table, ...all("thead,tbody,tr,td", table)]) part.setAttribute("role", roles[part.localName]);
  for (const head of all(".pr-stack th"))
    head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader");
})();
