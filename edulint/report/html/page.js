(() => {
  const byId = (id) => document.getElementById(id);
  const report = JSON.parse(byId("report").textContent);
  const words = report.words;
  const SEVERITIES = ["error", "warning", "info"];
  const state = { draft: 0, chosen: null, hidden: new Set(), check: "", open: false };
  const parsed = new Map();

  // ---- small helpers -------------------------------------------------------------------------------------------
  // Columns count code points; a JavaScript string counts UTF-16 units. They differ only where surrogates stand.
  const cut = (text, from, to) => (/[\ud800-\udfff]/.test(text) ? Array.from(text).slice(from, to).join("") : text.slice(from, to));
  const lengthOf = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length);
  const draftAt = (index) => {
    if (!parsed.has(index)) {
      const draft = JSON.parse(byId(`draft-${index}`).textContent);
      draft.pieces = draft.pieces.map((piece) => ({ kind: "paragraph", level: 0, label: "", title: "", cell: null, ...piece }));
      parsed.set(index, draft);
    }
    return parsed.get(index);
  };
  const say = (text) => {
    byId("status").textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => (byId("status").textContent = ""), 1600);
  };

  // ---- findings put aside are kept in the browser, by draft and content ------------------------------------------
  const storage = (() => {
    try {
      localStorage.setItem("edulint", "1");
      return localStorage;
    } catch {
      return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
    }
  })();
  const keyOf = (index, finding) => `edulint:${report.drafts[index].path}:${finding.key}`;
  const isAside = (index, finding) => storage.getItem(keyOf(index, finding)) !== null;
  const putAside = (index, finding) => {
    if (isAside(index, finding)) storage.removeItem(keyOf(index, finding));
    else storage.setItem(keyOf(index, finding), "1");
  };
  const isShown = (finding) =>
    !state.hidden.has(finding.severity) &&
    (!state.check || finding.code === state.check) &&
    !(state.open && isAside(state.draft, finding));

  // ---- the head: may the draft go out? ---------------------------------------------------------------------------
  const renderTop = () => {
    const total = (severity) => report.drafts.reduce((sum, draft) => sum + draft.counts[severity], 0);
    const [errors, warnings] = [total("error"), total("warning")];
    const verdict = errors ? "error" : warnings ? "warning" : report.problems.length ? "warning" : "clean";
    const sentence = errors ? words.not_ready : warnings ? words.look_first : report.problems.length ? words.not_all_read : words.ready;
    const filters = SEVERITIES.map((severity) =>
      make("button", {
        type: "button",
        class: "severity",
        "aria-pressed": String(!state.hidden.has(severity)),
        onclick: () => {
          if (!state.hidden.delete(severity)) state.hidden.add(severity);
          renderAll();
        },
      }, `${words[severity]} ${total(severity)}`));
    const codes = Object.entries(report.checks).sort();
    const choose = make("select", { "aria-label": words.check, onchange: (event) => { state.check = event.target.value; renderAll(); } },
      make("option", { value: "" }, words.all_checks),
      ...codes.map(([code, check]) => make("option", { value: code, selected: state.check === code }, `${code} ${check.summary} (${check.count})`)));
    const open = make("button", { type: "button", "aria-pressed": String(state.open), class: "open-only", onclick: () => { state.open = !state.open; renderAll(); } }, words.open_only);
    const theme = make("button", { type: "button", onclick: () => {
      const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      document.documentElement.dataset.theme = dark ? "light" : "dark";
    } }, words.theme);
    byId("top").replaceChildren(...[
      make("h1", {}, words.heading),
      make("span", { class: `verdict ${verdict}` }, fill(sentence, { errors, warnings, files: report.problems.length })),
      make("span", { class: "counts" }, fill(words.totals, report.totals)),
      make("div", { class: "tools" }, ...filters, choose, open, make("button", { type: "button", onclick: () => print() }, words.print), theme),
      report.problems.length ? make("ul", { class: "problems" }, ...report.problems.map((problem) => make("li", {}, problem.path ? `${problem.path.slice(problem.path.startsWith(folder) ? folder.length : 0)}: ${problem.message}` : problem.message))) : null,
    ].filter(Boolean));
  };

  // ---- the side: drafts and the outline, with marks where findings lie --------------------------------------------
  const dots = (counts) =>
    make("span", { class: "dots" }, ...SEVERITIES.filter((severity) => counts[severity]).map((severity) =>
      make("span", { class: severity, title: words[severity] }, `${{ error: "●", warning: "▲", info: "○" }[severity]}${counts[severity]}`)));
  // Drafts of one folder are listed without the folder's own path.
  const shared = report.drafts.length > 1 ? report.drafts.reduce((common, { path }) => {
    let size = 0;
    while (size < common.length && common[size] === path[size]) size += 1;
    return common.slice(0, size);
  }, report.drafts[0].path).lastIndexOf("/") + 1 : 0;
  const folder = (report.drafts[0]?.path ?? "").slice(0, shared || (report.drafts.length === 1 ? report.drafts[0].path.lastIndexOf("/") + 1 : 0));
  const renderSide = () => {
    const parts = [];
    if (report.drafts.length > 1) {
      parts.push(make("h2", {}, words.drafts), make("ul", { class: "drafts" }, ...report.drafts.map((draft, index) =>
        make("li", {}, make("button", { type: "button", "aria-current": index === state.draft ? "true" : null, onclick: () => openDraft(index) },
          make("span", { class: "name", title: draft.path }, draft.path.slice(shared)), dots(draft.counts))))));
    }
    if (report.drafts.length) {
      const draft = draftAt(state.draft);
      const headings = draft.pieces.map((piece, index) => ({ piece, index })).filter(({ piece }) => piece.kind === "title" || piece.title);
      const counts = headings.map(() => ({ error: 0, warning: 0, info: 0 }));
      for (const finding of draft.findings.filter(isShown)) {
        let under = -1;
        headings.forEach(({ piece }, index) => { if (piece.line <= finding.at[0]) under = index; });
        if (under >= 0) counts[under][finding.severity] += 1;
      }
      parts.push(make("h2", {}, words.outline), make("ul", { class: "outline" }, ...headings.map(({ piece, index }, order) =>
        make("li", {}, make("button", { type: "button", style: null, onclick: () => pieceElement(index).scrollIntoView({ block: "start" }) },
          make("span", { class: `name level-${Math.min(piece.level, 4)}` }, "\u3000".repeat(Math.max(0, Math.min(piece.level, 5) - 1)) + cut(piece.label + (piece.title || piece.text), 0, 60)), dots(counts[order]))))));
      if (!headings.length) parts.push(make("p", { class: "empty-list" }, words.no_headings));
    }
    const side = byId("side");
    const scroll = side.querySelector(".drafts")?.scrollTop ?? 0;
    side.replaceChildren(...parts);
    const list = side.querySelector(".drafts");
    if (list) list.scrollTop = scroll;
  };

  // ---- the draft's own text, findings marked at the exact words ---------------------------------------------------
  const pieceElement = (index) => byId("draft").querySelector(`[data-piece="${index}"]`);
  // The part of a place that lies in a piece, as offsets in the piece's text; null where none does.
  const within = (piece, size, [line, column, endLine, endColumn]) => {
    if (line > piece.line || endLine < piece.line) return null;
    const from = line < piece.line ? 0 : column - piece.column;
    const to = endLine > piece.line ? size : endColumn - piece.column;
    if (to < 0 || from > size || (from === size && to > size)) return null;
    return [Math.max(0, from), Math.min(size, to)];
  };
  const byLine = (draft) => {
    if (!draft.lines) {
      draft.lines = new Map();
      draft.pieces.forEach((piece, index) => {
        if (!draft.lines.has(piece.line)) draft.lines.set(piece.line, []);
        draft.lines.get(piece.line).push(index);
      });
    }
    return draft.lines;
  };
  const piecesOf = (draft, at) => {
    const lines = byLine(draft);
    const found = [];
    for (let line = at[0]; line <= at[2]; line += 1) found.push(...(lines.get(line) || []));
    return found;
  };
  const marksOf = (draft) => {
    const marks = new Map();
    const add = (at, mark) => {
      for (const index of piecesOf(draft, at)) {
        const piece = draft.pieces[index];
        piece.size ??= lengthOf(piece.text);
        const range = within(piece, piece.size, at);
        if (!range) continue;
        if (!marks.has(index)) marks.set(index, []);
        marks.get(index).push({ from: range[0], to: range[1], ...mark });
      }
    };
    draft.findings.forEach((finding, number) => {
      if (!isShown(finding)) return;
      add(finding.at, { number, finding });
      if (number === state.chosen) for (const place of finding.related) if (place.path === null) add(place.at, { related: true });
    });
    return marks;
  };
  const renderPiece = (piece, marks) => {
    if (!marks) return [piece.text];
    const edges = [...new Set([0, piece.size, ...marks.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
    const nodes = [];
    const told = new Set();
    const wrap = (text, over) => {
      const own = over.filter((mark) => mark.finding);
      const isRelated = over.some((mark) => mark.related);
      if (!own.length) return isRelated ? make("span", { class: "related" }, text) : text;
      // The innermost finding is the one that a click opens; the gravest gives the colour.
      const inner = own.reduce((best, mark) => (mark.to - mark.from <= best.to - best.from ? mark : best));
      const grave = SEVERITIES.find((severity) => own.some((mark) => mark.finding.severity === severity));
      const chosen = own.some((mark) => mark.number === state.chosen);
      const aside = own.every((mark) => isAside(state.draft, mark.finding));
      const numbers = own.map((mark) => mark.number).filter((number) => !told.has(number));
      numbers.forEach((number) => told.add(number));
      return make("mark", {
        class: [grave, chosen && "chosen", isRelated && "related", aside && "aside", !text && "empty"].filter(Boolean).join(" "),
        "data-numbers": own.map((mark) => mark.number).join(" "),
        title: own.map((mark) => mark.finding.message).join("\n"),
        onclick: () => {
          const following = own.findIndex((mark) => mark.number === state.chosen);
          choose(following >= 0 ? own[(following + 1) % own.length].number : inner.number, { from: "text" });
        },
      }, numbers.length ? make("span", { class: "number" }, numbers.map((number) => number + 1).join(" ")) : null, text);
    };
    for (let index = 0; index < edges.length; index += 1) {
      const here = marks.filter((mark) => mark.from === mark.to && mark.from === edges[index]);
      if (here.length) nodes.push(wrap("", here));
      if (index + 1 < edges.length) {
        const [from, to] = [edges[index], edges[index + 1]];
        nodes.push(wrap(cut(piece.text, from, to), marks.filter((mark) => mark.from <= from && mark.to >= to && mark.to > mark.from)));
      }
    }
    return nodes;
  };
  const TAGS = { title: "p", heading: "h", "front-matter": "pre", code: "pre" };
  const elementOf = (piece, index, marks) => {
    const label = piece.label ? [make("span", { class: "label" }, piece.label)] : [];
    const content = [...label, ...renderPiece(piece, marks.get(index))];
    const tag = TAGS[piece.kind] ?? "p";
    const name = tag === "h" ? `h${Math.min(4, 1 + Math.max(1, piece.level))}` : tag;
    const style = piece.kind === "title" ? "title" : piece.kind === "list-item" ? "item" : null;
    return make(name, { class: style, "data-piece": index }, ...content);
  };
  const renderDraft = () => {
    const main = byId("draft");
    if (!report.drafts.length) return main.replaceChildren(make("p", {}, words.nothing_read));
    const draft = draftAt(state.draft);
    const marks = marksOf(draft);
    const nodes = [];
    let table = null, row = null;
    draft.pieces.forEach((piece, index) => {
      piece.size ??= lengthOf(piece.text);
      if (!piece.cell) {
        table = row = null;
        nodes.push(elementOf(piece, index, marks));
        return;
      }
      const [number, line, column, header, span] = piece.cell;
      if (!table || table.number !== number) {
        table = { number, element: make("table", {}), line: -1 };
        nodes.push(table.element);
      }
      if (table.line !== line) {
        row = make("tr", {});
        table.element.append(row);
        table.line = line;
        table.column = -1;
      }
      const content = renderPiece(piece, marks.get(index));
      if (table.column === column) row.lastChild.append(make("br"), make("span", { "data-piece": index }, ...content));
      else row.append(make(header ? "th" : "td", { "data-piece": index, colspan: span > 1 ? span : null, scope: header ? "col" : null }, ...content));
      table.column = column;
    });
    main.replaceChildren(make("div", { class: "sheet" }, ...nodes));
  };

  // ---- the findings, with why and what instead --------------------------------------------------------------------
  const placeName = (place) => place.where ?? fill(words.place, { line: place.at[0], column: place.at[1] });
  const renderFinding = (finding, number) => {
    const check = report.checks[finding.code];
    const chosen = number === state.chosen;
    const [before, own, after] = finding.words;
    const item = make("li", { class: `${finding.severity}${chosen ? " chosen" : ""}${isAside(state.draft, finding) ? " aside" : ""}`, "data-number": number },
      make("button", { type: "button", class: "what", "aria-expanded": String(chosen), onclick: () => choose(number, { from: "list" }) }, `${number + 1}. ${finding.message}`),
      make("span", { class: "where" }, `${words[`one_${finding.severity}`]} · ${placeName(finding)}${finding.section ? ` · ${finding.section}` : ""} · ${finding.code}`),
      make("span", { class: "words" }, before, make("b", {}, own), after));
    if (!chosen) return item;
    const explained = [["why", check.why], ["example", check.example], ["instead", check.instead]].filter(([, text]) => text);
    if (explained.length || finding.fix) {
      item.append(make("dl", {}, ...explained.flatMap(([name, text]) => [make("dt", {}, words[name]), make("dd", {}, text)]),
        ...(finding.fix ? [make("dt", {}, finding.safe ? words.safe_fix : words.unsafe_fix), make("dd", {}, finding.fix)] : [])));
    }
    if (finding.related.length) {
      item.append(make("div", { class: "places" }, ...finding.related.slice(0, 40).map((place) =>
        make("button", { type: "button", onclick: () => showPlace(place) },
          `${place.path === null ? "" : `${place.path} `}${placeName(place)}${place.message ? `：${place.message}` : ""}`)),
        finding.related.length > 40 ? fill(words.more_places, { count: finding.related.length - 40 }) : null));
    }
    item.append(make("div", { class: "acts" },
      finding.beside ? make("button", { type: "button", onclick: () => showBeside(finding) }, words.beside) : null,
      make("button", { type: "button", onclick: () => setAside(number) }, isAside(state.draft, finding) ? words.take_back : words.put_aside),
      make("button", { type: "button", onclick: () => copy(finding) }, words.copy)));
    return item;
  };
  const renderList = () => {
    const list = byId("list");
    if (!report.drafts.length) return list.replaceChildren();
    const findings = draftAt(state.draft).findings;
    const shown = findings.map((finding, number) => [finding, number]).filter(([finding]) => isShown(finding));
    list.replaceChildren(
      make("h2", {}, fill(words.findings, { shown: shown.length, all: findings.length })),
      make("ol", {}, ...shown.map(([finding, number]) => renderFinding(finding, number))),
      shown.length ? make("p", { class: "more" }, words.keys) : make("p", { class: "empty-list" }, findings.length ? words.all_hidden : words.nothing_found));
  };
  // Whoever presses a button by the keyboard goes on from there, though the part with the button is drawn anew.
  const keepingFocus = (render) => {
    const part = document.activeElement.closest("#top, #side, #list");
    const controls = () => [...part.querySelectorAll("button, select")];
    const order = part ? controls().indexOf(document.activeElement) : -1;
    render();
    if (order >= 0) controls()[order]?.focus({ preventScroll: true });
  };
  const renderAll = () => keepingFocus(() => { renderTop(); renderSide(); renderDraft(); renderList(); });

  // ---- what a person does -----------------------------------------------------------------------------------------
  const openDraft = (index, chosen = null) => {
    state.draft = index;
    state.chosen = null;
    renderAll();
    byId("draft").scrollTop = 0;
    byId("list").scrollTop = 0;
    if (chosen !== null) choose(chosen, {});
  };
  const rerender = (numbers) => {
    // Only the paragraphs and list items that change are drawn anew: a click in a long draft stays quick.
    const draft = draftAt(state.draft);
    const marks = marksOf(draft);
    for (const number of numbers) {
      const finding = draft.findings[number];
      if (!finding) continue;
      const places = [finding.at, ...finding.related.filter((place) => place.path === null).map((place) => place.at)];
      for (const index of new Set(places.flatMap((at) => piecesOf(draft, at)))) {
        const piece = draft.pieces[index];
        const label = piece.label && !piece.cell ? [make("span", { class: "label" }, piece.label)] : [];
        pieceElement(index)?.replaceChildren(...label, ...renderPiece(piece, marks.get(index)));
      }
      const item = byId("list").querySelector(`[data-number="${number}"]`);
      if (item) item.replaceWith(renderFinding(finding, number));
    }
  };
  const choose = (number, { from }) => {
    const before = state.chosen;
    state.chosen = number === before && from === "list" ? null : number;
    rerender([before, number].filter((one) => one !== null));
    if (state.chosen === null) return;
    if (from !== "text") byId("draft").querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
    const item = byId("list").querySelector(`[data-number="${number}"]`);
    item?.scrollIntoView({ block: "nearest" });
    if (from === "list") item?.querySelector(".what").focus({ preventScroll: true });
  };
  const step = (direction) => {
    const numbers = (index) => draftAt(index).findings.map((finding, number) => [finding, number]).filter(([finding]) => isShown(finding)).map(([, number]) => number);
    const here = numbers(state.draft);
    const following = direction > 0 ? here.find((number) => state.chosen === null || number > state.chosen) : here.filter((number) => state.chosen !== null && number < state.chosen).pop();
    if (following !== undefined) return choose(following, {});
    for (let index = state.draft + direction; index >= 0 && index < report.drafts.length; index += direction) {
      state.draft = index;
      const there = numbers(index);
      if (there.length) return openDraft(index, direction > 0 ? there[0] : there[there.length - 1]);
    }
    state.draft = Math.max(0, Math.min(report.drafts.length - 1, state.draft));
    renderAll();
    say(direction > 0 ? words.last_one : words.first_one);
  };
  const setAside = (number) => {
    putAside(state.draft, draftAt(state.draft).findings[number]);
    if (state.open) { state.chosen = null; renderAll(); } else keepingFocus(() => rerender([number]));
    renderSide();
  };
  const copy = async (finding) => {
    const text = `${report.drafts[state.draft].path} ${placeName(finding)} ${finding.code} ${finding.message}\n${finding.words.join("")}`;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", {});
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(words.copied);
  };
  const showPlace = (place) => {
    const index = place.path === null ? state.draft : report.drafts.findIndex((draft) => draft.path === place.path);
    if (index < 0) return say(words.not_here);
    if (index !== state.draft) openDraft(index);
    const piece = piecesOf(draftAt(index), place.at)[0];
    if (piece !== undefined) pieceElement(piece).scrollIntoView({ block: "center" });
  };
  const showBeside = (finding) => {
    const { own, other, steps, path, where } = finding.beside;
    const [left, right] = [make("div", {}, make("h2", {}, placeName(finding))), make("div", {}, make("h2", {}, `${path ?? ""} ${where}`))];
    for (const [kind, from, to, otherFrom, otherTo] of steps) {
      const [here, there] = [cut(own, from, to), cut(other, otherFrom, otherTo)];
      if (kind === "equal") { left.append(here); right.append(there); continue; }
      if (here) left.append(make("del", {}, here));
      if (there) right.append(make("ins", {}, there));
    }
    const dialog = byId("beside");
    dialog.setAttribute("aria-label", words.beside);
    dialog.replaceChildren(make("form", { method: "dialog" }, make("button", {}, words.close)), make("div", {}, left, right));
    dialog.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("beside").open || /^(SELECT|INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "x" && state.chosen !== null) setAside(state.chosen);
    else if (event.key === "Escape" && state.chosen !== null) choose(state.chosen, { from: "list" });
    else return;
    event.preventDefault();
  });
  for (const [id, name] of [["side", "outline"], ["draft", "text"], ["list", "list_name"]]) byId(id).setAttribute("aria-label", words[name]);
  // A folder opens at the first draft in which something was found.
  state.draft = Math.max(0, report.drafts.findIndex((draft) => SEVERITIES.some((severity) => draft.counts[severity])));
  renderAll();
})();
