/* The search box of every page and the results of search.html. The rules, the engine and the index are loaded when
   somebody goes to the box; without JavaScript the box is a plain form. Nothing is fetched, stored or written as HTML,
   so that it works from a USB stick (file://) and under script-src 'self'. */
(function () {
  "use strict";
  const VERSION = 2; // of search-index.js
  const IN_BOX = 8; // results below the box
  const ON_PAGE = 40; // results of search.html before "show all"
  const PAUSE = 120; // milliseconds without a key before the search runs
  const READ_OUT = 500; // and before the number is read out

  const KINDS = { concept: "เรื่อง" }; // what the other kinds of pages are is said by their code or their state
  const LOADING = "กำลังเปิดข้อมูลสำหรับค้นหา…";
  const FAILED = "เปิดข้อมูลสำหรับค้นหาไม่ได้ กรุณาลองใหม่ หรือเลือกดูรายการของแต่ละปี";

  const script = document.currentScript;
  let loading = null;

  /* The search as a function of the query; loaded once, tried again after a failure. */
  function load() {
    if (!loading) {
      const files = ["search-text.js", "search-engine.js", "search-index.js"].map((name) => loadScript(beside(name)));
      loading = Promise.all([loadStyle("search-results.css"), ...files]).then(start);
      loading.catch(() => { loading = null; });
    }
    return loading;
  }

  /* The address of a file beside this script, with the same ?version if there is one. */
  function beside(name) {
    const address = new URL(script.src);
    address.pathname = address.pathname.replace(/[^/]*$/, name);
    return address.href;
  }

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const element = make("script", { src: address });
      element.async = false; // in this order
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }

  /* Results can be read without their styles, so that a failure here is none of the search. */
  function loadStyle(name) {
    if (document.querySelector(`link[href*="${name}"]`)) return null; // the page of results has it
    const element = make("link", { rel: "stylesheet", href: beside(name) });
    return new Promise((resolve) => {
      element.onload = element.onerror = resolve;
      document.head.append(element);
    });
  }

  function start() {
    const index = window.prongsaiIndex;
    if (!index || index.version !== VERSION) throw new Error("search-index.js is missing or of another version");
    const pages = window.prongsaiSearch.engine.prepare(index);
    return { index, find: (query) => window.prongsaiSearch.engine.search(pages, query) };
  }

  const make = (tag, attributes, ...children) => set(document.createElement(tag), attributes, ...children);

  function set(element, attributes, ...children) {
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    element.append(...children);
    return element;
  }

  const inside = (parts) => parts.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
  const yearName = (year) => (year ? "ปีงบประมาณ " + number(year) : "ทุกปี");

  function number(value) {
    const thai = window.prongsaiIndex && window.prongsaiIndex.digits === "thai";
    return String(value).replace(/[0-9]/g, (digit) => (thai ? String.fromCharCode(0x0e50 + Number(digit)) : digit));
  }

  /* The hits in their order, under the name of their group: the year, or near. */
  function grouped(hits) {
    const groups = new Map();
    for (const hit of hits) {
      const name = hit.near ? "ใกล้เคียงกับคำค้น" : yearName(hit.page.year);
      groups.set(name, (groups.get(name) || []).concat(hit));
    }
    return Array.from(groups);
  }

  function summary({ exact, hits }) {
    const near = hits.length - exact;
    if (!hits.length) return "ไม่พบรายการที่ตรงกับคำค้น";
    if (!exact) return `ไม่พบคำที่ตรงกัน แสดงรายการใกล้เคียง ${number(near)} รายการ`;
    return `พบ ${number(exact)} รายการ` + (near ? ` และใกล้เคียง ${number(near)} รายการ` : "");
  }

  /* The inside of a result: code, title, then what kind of page it is. */
  function nameOf(hit, shown) {
    const code = hit.page.code ? [make("span", { class: "search-code" }, hit.page.code), " "] : [];
    return code.concat(make("span", { class: "search-title" }, ...inside(shown.title)));
  }

  function factsOf(hit) {
    const year = hit.near && hit.page.year ? yearName(hit.page.year) : "";
    const facts = [["search-kind", year], ["search-kind", KINDS[hit.page.kind]], ["search-state", hit.page.state]];
    return facts.filter((fact) => fact[1]).map(([name, text]) => make("span", { class: name }, text));
  }

  function later(action) {
    let timer = 0;
    return (wait) => {
      clearTimeout(timer);
      timer = setTimeout(action, wait);
    };
  }

  /* The box of every page, a combobox. */
  function setUpBox(form) {
    const root = form.dataset.root;
    const input = form.querySelector("input");
    const name = "search-options";
    const list = make("div", { class: name, id: name, role: "listbox", tabindex: "-1", "aria-label": "ผลการค้นหา" });
    const message = make("p", { class: "search-message", hidden: "" });
    const panel = make("div", { class: "search-panel", hidden: "" }, message, list);
    const status = make("p", { class: "pr-vh", role: "status" });
    let [active, asked] = [-1, ""];
    form.querySelector(".search-field").append(panel);
    form.append(status);
    set(input, { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" });

    const options = () => Array.from(list.querySelectorAll("[role=option]"));

    function open(isOpen) {
      panel.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen && options().length > 0));
      if (!isOpen) activate(-1);
    }

    function activate(position) {
      active = position;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
      const option = options()[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    const readOut = later(() => { status.textContent = panel.hidden ? "" : message.textContent; });

    /* Shows a sentence instead of results, or above them. */
    function announce(text, isOpen, ...results) {
      list.replaceChildren(...results);
      options().forEach((element, i) => { element.id = `${list.id}-${i}`; });
      message.textContent = text;
      message.hidden = !text;
      open(isOpen);
      activate(-1);
      readOut(READ_OUT);
    }

    function option(href, ...children) {
      const attributes = { role: "option", class: "search-option", href, tabindex: "-1", "aria-selected": "false" };
      return make("a", attributes, ...children);
    }

    function optionOf(hit) {
      const shown = window.prongsaiSearch.engine.excerpt(hit);
      const facts = make("span", { class: "search-facts" }, ...factsOf(hit));
      const text = make("span", { class: "search-snippet" }, ...inside(shown.text));
      return option(root + hit.page.url, ...nameOf(hit, shown), " ", facts, " ", text);
    }

    function show(found, query) {
      const groups = grouped(found.hits.slice(0, IN_BOX)).map(([name, hits], i) => {
        const id = `${list.id}-group-${i}`;
        const head = make("span", { class: "search-year", role: "presentation", id }, name);
        return make("div", { role: "group", "aria-labelledby": id }, head, ...hits.map(optionOf));
      });
      const all = option(`${form.getAttribute("action")}?q=${encodeURIComponent(query)}`, "ดูผลการค้นหาทั้งหมด");
      all.classList.add("search-all");
      announce(summary(found), true, ...groups, ...(found.hits.length ? [all] : []));
    }

    function search() {
      const query = input.value.trim();
      if (query && query === asked && !panel.hidden) return Promise.resolve(); // is on the screen
      asked = query;
      if (!query) {
        announce("", false);
        return Promise.resolve();
      }
      if (!window.prongsaiIndex) announce(LOADING, true);
      return load().then(
        ({ find }) => { if (asked === query && form.contains(document.activeElement)) show(find(query), query); },
        () => announce(FAILED, true),
      );
    }

    /* What was typed last comes first, so that the choice is not lost when its results arrive. */
    const move = (by) => search().then(() => {
      const count = options().length;
      if (count) activate(active < 0 && by < 0 ? count - 1 : (active + by + count) % count);
    });

    const soon = later(search);
    const wake = () => load().catch(() => {});
    input.addEventListener("focus", wake);
    input.addEventListener("input", () => soon(PAUSE));
    panel.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const chosen = options()[active];
      const keys = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Escape: () => { if (panel.hidden) { input.value = ""; search(); } else open(false); },
        Enter: chosen && (() => chosen.click()),
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    if (document.activeElement === input) { // this script came because somebody went to the box
      wake();
      if (input.value) soon(0);
    }
  }

  /* The results of search.html. */
  function setUpPage(page) {
    const root = page.dataset.root;
    const input = page.querySelector("input");
    const results = page.querySelector(".search-results");
    const status = page.querySelector("[role=status]");
    const more = page.querySelector(".search-more");
    const none = page.querySelector(".search-none");
    const title = document.title;
    let found = null;

    function resultOf(hit) {
      const shown = window.prongsaiSearch.engine.excerpt(hit);
      const facts = make("p", { class: "search-facts" }, ...factsOf(hit));
      return make("li", { class: "search-hit" },
        make("a", { class: "search-link", href: root + hit.page.url }, ...nameOf(hit, shown)),
        ...(facts.childNodes.length ? [facts] : []),
        make("p", { class: "search-snippet" }, ...inside(shown.text)));
    }

    function show(most) {
      const groups = grouped(found.hits.slice(0, most)).map(([name, hits]) => {
        const list = make("ol", { class: "search-list" }, ...hits.map(resultOf));
        return make("section", {}, make("h2", { class: "search-year" }, name), list);
      });
      results.replaceChildren(...groups);
      more.hidden = found.hits.length <= most;
      more.textContent = `แสดงทั้งหมด ${number(found.hits.length)} รายการ`;
    }

    function showShortcuts(links) {
      const block = page.querySelector(".search-shortcuts");
      const items = links.map(([label, url]) => make("li", {}, make("a", { href: root + url }, label)));
      block.querySelector("ul").replaceChildren(...items);
      block.hidden = !links.length;
    }

    function clear() {
      found = null;
      results.replaceChildren();
      status.textContent = "";
      more.hidden = none.hidden = true;
    }

    function search() {
      const query = input.value.trim();
      document.title = query ? `${query} – ${title}` : title;
      if (!query) return clear();
      if (!window.prongsaiIndex) status.textContent = LOADING;
      return load().then(({ index, find }) => {
        if (input.value.trim() !== query) return;
        found = find(query);
        show(ON_PAGE);
        status.textContent = summary(found);
        none.hidden = found.exact > 0;
        showShortcuts(index.shortcuts);
      }, () => { clear(); status.textContent = FAILED; });
    }

    /* So that the way back from a result leads to the same results; a page from a disk may not change its address. */
    function remember() {
      try {
        history.replaceState(null, "", "?q=" + encodeURIComponent(input.value.trim()));
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
      }
    }

    const soon = later(() => { remember(); search(); });
    input.addEventListener("focus", () => load().catch(() => {}));
    input.addEventListener("input", () => soon(PAUSE));
    more.addEventListener("click", () => {
      show(found.hits.length);
      results.querySelectorAll("a")[ON_PAGE].focus();
    });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) input.value = asked;
    search();
  }

  if (window.prongsaiSearch && window.prongsaiSearch.ready) return; // loaded twice
  window.prongsaiSearch = Object.assign(window.prongsaiSearch || {}, { ready: true });
  document.querySelectorAll("[data-search=box]").forEach(setUpBox);
  document.querySelectorAll("[data-search=page]").forEach(setUpPage);
})();
