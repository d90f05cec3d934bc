/* What makes the pages more comfortable; every page is complete without it. It stands in the head, before anything is drawn. */
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const root = document.documentElement;
  const address = document.currentScript.src.replace("site.js", "search.js");
  const digits = (text) =>
    root.dataset.digits ? text.replace(/\d/g, (digit) => String.fromCharCode(0xe50 + +digit)) : text;

  // Text is drawn once, in one font (ADR 0012): the page waits a moment for its own and is drawn in the reader's if that is
  // late. A machine that has no Thai letters, where all are the same empty box, gets them whenever they come.
  const hasThai = () => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "99px sans-serif";
    return pen.measureText("ไ").width !== pen.measureText("ณ").width;
  };
  if (!document.body && document.fonts) {
    root.classList.add("pr-wait");
    const show = (late) => {
      if (late === true && root.classList.contains("pr-wait") && hasThai()) root.classList.add("pr-local");
      root.classList.remove("pr-wait");
    };
    setTimeout(show, 400, true);
    addEventListener("load", show);
    Promise.all([...document.fonts].map((font) => font.load())).then(show, show);
  }

  const ready = () => {
    // The search is loaded when somebody goes to the box, and at once on its own page.
    const load = () => document.head.append(Object.assign(document.createElement("script"), { src: address }));
    const search = document.querySelector("[data-search]");
    if (search && (search.dataset.search === "page" || search.contains(document.activeElement))) load();
    else if (search) search.addEventListener("focusin", load, { once: true });

    // A year's list by state and owner.
    for (const form of all("[data-filter]")) {
      const items = all(".pr-items>li");
      const [state, owner] = all("select", form);
      const count = form.querySelector("[data-count]");
      const show = () => {
        const kept = items.filter((item) => {
          const owners = (item.querySelector("[data-owners]") || item).textContent;
          const wanted =
            (!state.value || item.querySelector(`.pr-tag--${state.value}`)) &&
            (!owner || !owner.value || `, ${owners}, `.includes(`, ${owner.value}, `));
          item.hidden = !wanted;
          return wanted;
        });
        for (const part of all("[data-block]")) part.hidden = !part.querySelector(".pr-items>li:not([hidden])");
        count.textContent = digits(count.dataset.count.replace("{n}", kept.length).replace("{all}", items.length));
      };
      form.hidden = false;
      form.addEventListener("change", show);
      form.addEventListener("reset", () => setTimeout(show));
      show();
    }

    // A survey's state on the reader's day, in Thailand.
    const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
    for (const tag of all("[data-survey]")) {
      const { survey, opens, closes } = tag.dataset;
      const [open, early, late] = survey.split("|");
      tag.textContent = today < opens ? early : today > closes ? late : open;
      tag.classList.toggle("pr-tag--published", tag.textContent === open);
      tag.hidden = false;
      for (const answer of all("[data-answer]", tag.closest("section,li,main"))) answer.hidden = tag.textContent === late;
    }

    for (const button of all("[data-print]")) {
      button.hidden = button.parentElement.hidden = false;
      button.addEventListener("click", () => print());
    }
    for (const button of all("[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.textContent = button.dataset.done;
      });
    }

    // Rows drawn as cards stay rows and cells to a screen reader that forgets a table which is not drawn as one.
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell", TH: "columnheader" };
    for (const part of all(".pr-stack,.pr-stack :is(thead,tbody,tr,th,td)"))
      part.setAttribute("role", part.scope === "row" ? "rowheader" : roles[part.tagName]);
  };
  document.addEventListener("DOMContentLoaded", ready);
})();
