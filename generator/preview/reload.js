/* Put into pages by `prongsai serve` alone: reloads after a build, and shows what is wrong where there was none. */
(() => {
  const home = "/__prongsai/";
  const { version, ok } = document.currentScript.dataset;
  const isProblemsPage = document.body.classList.contains("prongsai-problems");
  let box;

  const hide = () => box && box.remove();
  const show = async () => {
    if (isProblemsPage) return location.reload();
    const page = new DOMParser().parseFromString(await (await fetch(home + "problems")).text(), "text/html");
    hide();
    box = document.createElement("aside");
    box.id = "prongsai-problems";
    box.lang = "th";
    box.setAttribute("role", "alert");
    box.append(...page.querySelector("main").childNodes);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "ซ่อน";
    close.addEventListener("click", hide);
    box.prepend(close);
    document.body.append(box);
  };
  const wait = async (after) => {
    for (;;) {
      try {
        const said = await (await fetch(home + "wait?after=" + after, { cache: "no-store" })).json();
        if (said.version !== after) {
          if (said.ok) return location.pathname.startsWith(home) ? location.replace("/") : location.reload();
          after = said.version;
          await show();
        }
      } catch {
        await new Promise((done) => setTimeout(done, 1000)); // the server was stopped; it may come back
      }
    }
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = home + "preview.css";
  document.head.append(style);
  if (ok === "false" && !isProblemsPage) show();
  wait(Number(version));
})();
