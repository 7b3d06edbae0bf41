(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const main = document.getElementById("main");
  const tools = document.getElementById("tools");
  const status = document.getElementById("status");
  document.getElementById("promise").textContent = words.promise;
  const base = location.pathname.endsWith("/") ? location.pathname : `${location.pathname}/`;
  let batch = null;

  const ask = async (path, options = {}) => {
    const answer = await fetch(base + path, options).catch(() => { throw new Error(words.gone); });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };
  status.addEventListener("click", () => { if (batch) status.textContent = ""; });
  const fail = (error) => { status.textContent = fill(words.failed, { reason: error.message }); };

  // ---- the start: drop drafts, or type ---------------------------------------------------------------------------
  const start = () => {
    if (batch) ask(`batches/${batch}`, { method: "DELETE" }).catch(() => {});
    batch = null;
    status.textContent = "";
    tools.replaceChildren();
    const input = make("input", { type: "file", multiple: true, onchange: () => send([...input.files]) });
    const drop = make("div", { class: "drop" }, make("p", {}, words.drop), make("label", { class: "button" }, input, words.choose),
      make("p", { class: "where" }, words.read));
    const found = make("ol", { class: "found" });
    const area = make("textarea", { placeholder: words.type, "aria-label": words.type, spellcheck: "false" });
    area.addEventListener("input", () => {
      clearTimeout(area.timer);
      area.timer = setTimeout(() => type(area, found), 400);
    });
    main.replaceChildren(make("div", { class: "start" }, drop, area, found));
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  };
  // A file that misses the field must not make the browser leave the page.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length ? (await Promise.all(entries.map((entry) => filesOf(entry, true)))).flat() : [...event.dataTransfer.files];
    if (files.length) send(files);
    else status.textContent = words.no_drafts;
  });
  // What is dropped by itself is sent whatever it is, so that the report can say why it isn't read; of a folder, the drafts.
  const isDraft = (name) => !/^[.~]/.test(name) && words.endings.split(" ").some((ending) => name.toLowerCase().endsWith(ending));
  const filesOf = async (entry, isNamed) => {
    if (entry.isFile) return !isNamed && !isDraft(entry.name) ? [] : [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const all = [];
    // A folder is read in portions; an empty one is the last.
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) break;
      for (const inner of some) if (!inner.name.startsWith(".")) all.push(...(await filesOf(inner, false)));
    }
    return all;
  };
  const type = async (area, found) => {
    const text = area.value;
    area.asked = (area.asked ?? 0) + 1;
    const asked = area.asked;
    if (!text.trim()) return found.replaceChildren();
    try {
      const result = await (await ask("text", { method: "POST", body: text })).json();
      if (asked !== area.asked) return;
      status.textContent = "";
      const lines = text.split("\n");
      const items = result.findings.map((finding) => make("li", { class: finding.severity },
        make("button", { type: "button", onclick: () => {
          const at = lines.slice(0, finding.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
          const units = (line, column) => Array.from(lines[line - 1] ?? "").slice(0, column - 1).join("").length;
          const end = lines.slice(0, finding.end_line - 1).reduce((sum, line) => sum + line.length + 1, 0);
          area.focus();
          area.setSelectionRange(at + units(finding.line, finding.column), end + units(finding.end_line, finding.end_column));
        } }, finding.message),
        make("div", { class: "where" }, `${fill(words.place, finding)} · ${finding.code}`)));
      found.replaceChildren(...(items.length ? items : [make("li", { class: "info" }, words.none)]));
    } catch (error) {
      fail(error);
    }
  };

  // ---- a batch: send, check, show ----------------------------------------------------------------------------------
  const send = async (files) => {
    try {
      batch = (await (await ask("batches", { method: "POST" })).json()).batch;
      const own = batch;
      tools.replaceChildren(make("button", { type: "button", onclick: start }, words.cancel));
      let done = 0;
      const refused = [];
      for (const file of files) {
        status.textContent = fill(words.sending, { done, all: files.length });
        // One file that is not taken leaves the others to be checked.
        await ask(`batches/${own}/files?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file })
          .catch((error) => refused.push(`${file.name}: ${error.message}`));
        if (own !== batch) return;
        done += 1;
      }
      if (refused.length === files.length) throw new Error(refused.join("\n"));
      status.textContent = words.busy;
      const result = await (await ask(`batches/${own}/check`, { method: "POST" })).json();
      if (own !== batch) return;
      // What could not be read stands at the head of the report; what was not even taken is told here, until it is clicked away.
      status.textContent = refused.join("\n");
      show(result.names);
    } catch (error) {
      if (batch) { start(); fail(error); }
    }
  };
  const show = (names) => {
    const own = batch;
    const choose = make("select", { "aria-label": words.draft }, ...names.map((name, index) => make("option", { value: index }, name)));
    const path = (kind) => `batches/${own}/drafts/${choose.value}/${kind}`;
    const view = () => showReport(choose, names);
    const views = [["report", view], ["figures", showFigures], ["outline", showOutline]].map(([name, shown]) =>
      make("button", { type: "button", "aria-pressed": String(name === "report"), onclick: (event) => {
        views.forEach((one) => one.setAttribute("aria-pressed", String(one === event.currentTarget)));
        choose.onchange = null;
        shown(path).catch(fail);
      } }, words[name]));
    const take = (kind) => make("button", { type: "button", onclick: () => takeAway(path(kind)).catch(fail) }, words[kind]);
    tools.replaceChildren(...views, choose, take("annotated"), take("repaired"), make("button", { type: "button", onclick: start }, words.again));
    view(path);
  };
  // The draft that the report shows is the one that can be taken away, whichever of the two lists it is chosen from.
  const showReport = async (choose, names) => {
    const frame = make("iframe", { src: `${base}batches/${batch}/report`, title: words.report });
    const buttons = () => [...frame.contentDocument.querySelectorAll(".drafts button")];
    const nameOf = (button) => button.querySelector(".name").title.replace("drafts/", "");
    const follow = () => {
      const shown = buttons().find((button) => button.ariaCurrent);
      if (shown) choose.value = names.indexOf(nameOf(shown));
    };
    frame.addEventListener("load", () => {
      choose.onchange();
      follow();
      frame.contentDocument.addEventListener("click", follow);
    });
    choose.onchange = () => buttons().find((button) => nameOf(button) === names[choose.value])?.click();
    main.replaceChildren(frame);
  };
  const takeAway = async (path) => {
    status.textContent = words.busy;
    const answer = await ask(path);
    const name = decodeURIComponent((answer.headers.get("Content-Disposition") ?? "").split("''")[1] ?? "draft.docx");
    const address = URL.createObjectURL(await answer.blob());
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    status.textContent = "";
  };
  const showFigures = async (path) => {
    const value = await (await ask(path("figures"))).json();
    const cell = (text, properties = {}) => make("td", properties, text);
    const place = (one) => one.where ?? fill(words.place, one);
    const relations = value.relations.map((one) => make("tr", { class: one.verdict },
      cell(place(one)), cell(words[`verdict ${one.verdict}`] ?? one.verdict, { class: "verdict" }), cell(one.text), cell(one.reckoning),
      cell(one.operands.map((operand) => operand.text).join(words.list_mark)), cell(one.code)));
    const unchecked = value.unchecked.map((one) => make("tr", {}, cell(place(one)), cell(one.text), cell(one.label)));
    const table = (title, columns, rows, none) => [make("h2", {}, title), rows.length
      ? make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, words[name])))), make("tbody", {}, ...rows)))
      : make("p", {}, none)];
    main.replaceChildren(make("div", { class: "sheet" },
      ...table(words.relations, ["column_place", "verdict", "column_text", "reckoning", "operands", "column_check"], relations, words.no_figures),
      ...table(words.unchecked, ["column_place", "column_text", "label"], unchecked, words.none_unchecked)));
  };
  const showOutline = async (path) => {
    const value = await (await ask(path("outline"))).json();
    const list = (sections) => make("ul", {}, ...sections.map((section) =>
      make("li", {}, `${section.label}${section.ordinal?.text ?? ""}${section.title}`, section.sections?.length ? list(section.sections) : null)));
    main.replaceChildren(make("div", { class: "sheet" }, ...value.reports.map((report) => make("div", {}, make("h2", {}, report.title ?? ""), list(report.sections ?? [])))));
  };
  start();
})();
