// Small helpers of the desk. Every page works without this file; it only spares a person some page loads.

const drawer = document.querySelector("#drawer");
const phone = matchMedia("(max-width: 767px)");

// Drawer: a link marked data-drawer opens the main part of its page beside the list. The address changes, Back closes.
const bare = (url) => url.split("#")[0];
const opened = { from: null, base: bare(location.href) };

function show(part, url) {
  drawer.replaceChildren(closeButton(), ...part.childNodes);
  drawer.hidden = false;
  drawer.scrollTop = 0;
  document.body.classList.add("has-drawer");
  drawer.dataset.url = url;
  const heading = drawer.querySelector("h1, h2");
  drawer.setAttribute("aria-label", heading ? heading.textContent.trim() : drawer.dataset.closeText);
  for (const behind of document.querySelectorAll(".rail, #main, .bar")) behind.inert = phone.matches;
  window.htmx?.process(drawer);
  drawer.focus();
}

function closeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet small drawer-close";
  button.textContent = drawer.dataset.closeText;
  button.addEventListener("click", () => history.back());
  return button;
}

function hideDrawer() {
  if (!drawer || drawer.hidden) return;
  drawer.hidden = true;
  drawer.replaceChildren();
  document.body.classList.remove("has-drawer");
  for (const behind of document.querySelectorAll(".rail, #main, .bar")) behind.inert = false;
  opened.from?.focus({ preventScroll: true });
}

async function openDrawer(url, push) {
  const answer = await fetch(url, { headers: { "HX-Request": "true", "HX-Target": "drawer" }, cache: "no-store" });
  if (!answer.ok || answer.redirected) return location.assign(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (push) history[drawer.hidden ? "pushState" : "replaceState"]({ drawer: url }, "", url);
  show(page.querySelector("[data-drawer-part], #main") ?? page.body, url);
}

function onDrawerLink(event) {
  const link = event.target.closest("a[data-drawer]");
  if (!link || !drawer || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!drawer.contains(link)) opened.from = link;
  openDrawer(link.href, true).catch(() => location.assign(link.href));
}

window.addEventListener("popstate", (event) => {
  if (!drawer) return;
  const here = bare(location.href);
  if (event.state?.drawer) openDrawer(event.state.drawer, false).catch(() => location.reload());
  else if (!drawer.hidden && here !== bare(drawer.dataset.url)) hideDrawer();
  else if (drawer.hidden && here !== opened.base) location.reload();
});

// Count tabs: links marked data-filter show one group of the list ("" shows all).
function onFilter(event) {
  const tab = event.target.closest("[data-filter]");
  if (!tab) return;
  event.preventDefault();
  for (const other of tab.parentElement.querySelectorAll("[data-filter]")) other.removeAttribute("aria-current");
  tab.setAttribute("aria-current", "true");
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = tab.dataset.filter !== "" && group.dataset.group !== tab.dataset.filter;
  }
  history.replaceState(history.state, "", tab.href);
  opened.base = bare(location.href);
}

// Grids: one stop for Tab, arrows inside.
const stops = (row) => [...row.querySelectorAll("[role=gridcell], [role=rowheader]")];
const within = (cell) => cell?.querySelector("a[href], button") ?? null;

function prepareGrids(root) {
  for (const grid of root.querySelectorAll("[role=grid]")) {
    const items = [...grid.querySelectorAll("[role=gridcell] :is(a[href], button)")];
    items.forEach((item, index) => { item.tabIndex = index ? -1 : 0; });
  }
}

function nextInGrid(grid, cell, key, far) {
  const rows = [...grid.querySelectorAll("tbody [role=row]")];
  const row = cell.closest("[role=row]");
  const column = stops(row).indexOf(cell);
  const inRow = (cells, reverse) => (reverse ? cells.reverse() : cells).map(within).find(Boolean);
  if (key === "Home") return inRow(stops(far ? rows[0] : row));
  if (key === "End") return inRow(stops(far ? rows.at(-1) : row), true);
  if (key === "ArrowRight") return inRow(stops(row).slice(column + 1));
  if (key === "ArrowLeft") return inRow(stops(row).slice(0, column), true);
  const at = rows.indexOf(row);
  const upwards = rows.slice(0, at).reverse();
  return (key === "ArrowUp" ? upwards : rows.slice(at + 1)).map((other) => within(stops(other)[column])).find(Boolean);
}

function onGridKey(event) {
  const cell = event.target.closest?.("[role=grid] [role=gridcell]");
  if (!cell || !["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = nextInGrid(cell.closest("[role=grid]"), cell, event.key, event.ctrlKey);
  if (!next) return;
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// Review: a highlight (data-ref) and its proposal (data-proposal) mark and scroll to each other.
function onReview(event) {
  const mark = event.target.closest(".doc [data-ref]");
  const card = event.target.closest("[data-proposal]");
  if (mark) event.preventDefault();
  if (mark) select(mark.dataset.ref, "card");
  else if (card) select(card.dataset.proposal, "mark");
}

function select(ref, bring) {
  for (const old of document.querySelectorAll(".review .current")) old.classList.remove("current");
  const marks = document.querySelectorAll(`.doc [data-ref="${CSS.escape(ref)}"]`);
  const card = document.querySelector(`[data-proposal="${CSS.escape(ref)}"]`);
  for (const each of [...marks, card]) each?.classList.add("current");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  (bring === "card" ? card : marks[0])?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

// Selected text fills start and end of the form marked data-selection, in code points of the stored text.
const points = (text) => [...text].length;

function offsetOf(node, index) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, index);
  return Number(line.dataset.start) + points(before.toString());
}

function onSelection() {
  const form = document.querySelector("form[data-selection]");
  const chosen = document.getSelection();
  if (!form || !chosen.rangeCount || chosen.isCollapsed) return;
  const range = chosen.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  const quote = form.querySelector("[data-quote]");
  if (quote) quote.textContent = `“${chosen.toString().trim()}”`;
  form.hidden = false;
}

// Tick lists: the search above one hides the names that do not hold its words, marks of tone aside.
const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();

function prepareTicks(root) {
  for (const search of root.querySelectorAll("[data-ticks][hidden]")) {
    search.hidden = document.getElementById(search.dataset.ticks).children.length < 9;
  }
}

function onSearch(event) {
  const search = event.target.closest?.("[data-ticks]");
  if (!search) return;
  const list = document.getElementById(search.dataset.ticks);
  const words = folded(search.value);
  for (const one of list.children) one.hidden = !folded(one.textContent).includes(words);
  list.nextElementSibling.hidden = [...list.children].some((one) => !one.hidden);
}

// Drafts: a form marked data-autosave is sent to that address after a pause; says the server's hour.
const waiting = new WeakMap();

function onInput(event) {
  const form = event.target.closest?.("form[data-autosave]");
  if (!form) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => save(form), 1200));
}

async function save(form) {
  const note = form.querySelector("[data-saved-text]");
  try {
    const typed = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) typed.delete(input.name);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: typed, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    note.textContent = `${note.dataset.savedText} ${hour(answer.headers.get("Date"))}`;
    note.classList.remove("failed");
  } catch {
    note.textContent = note.dataset.failedText;
    note.classList.add("failed");
  }
}

function hour(stamp) {
  const zone = { timeZone: "Asia/Ho_Chi_Minh", hour: "numeric", minute: "2-digit", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("vi", zone).formatToParts(stamp ? new Date(stamp) : new Date());
  const [h, m] = ["hour", "minute"].map((type) => Number(parts.find((part) => part.type === type).value));
  return m ? `${h} giờ ${String(m).padStart(2, "0")}` : `${h} giờ`;
}

// Files: dropping one is the same as choosing it.
function onDrag(event) {
  const zone = event.target.closest?.(".drop");
  for (const other of document.querySelectorAll(".drop.over")) if (other !== zone) other.classList.remove("over");
  if (!zone || zone.querySelector("input[type=file]")?.disabled) return;
  event.preventDefault();
  zone.classList.toggle("over", event.type === "dragover");
  if (event.type !== "drop" || !event.dataTransfer.files.length) return;
  const input = zone.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function onFile(event) {
  const zone = event.target.closest?.(".drop");
  const note = zone?.querySelector(".chosen");
  if (!note) return;
  const size = (bytes) => new Intl.NumberFormat("vi", { maximumFractionDigits: 1 }).format(bytes / 1048576);
  note.textContent = [...event.target.files].map((file) => `${file.name} (${size(file.size)} MB)`).join(", ");
}

// Paper: without a script the browser's own menu prints, so a button marked data-print shows only here.
function preparePrint(root) {
  for (const button of root.querySelectorAll("[data-print][hidden]")) button.hidden = false;
}

function onPrint(event) {
  if (event.target.closest("[data-print]")) window.print();
}

// Tables to fill in: what is pasted from a spreadsheet goes to the right and below, Enter goes down.
function pasted(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const rows = [[]];
  for (let found = cell.exec(plain); found; found = cell.exec(plain)) {
    rows.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).replace(/\s+/g, " ").trim());
    if (found[3] === "") break;
    if (found[3] === "\n") rows.push([]);
  }
  return rows;
}

function addRow(table) {
  const body = table.tBodies[0];
  const number = body.rows.length + 1;
  if (number > Number(table.dataset.grid)) return null;
  const row = body.rows[0].cloneNode(true);
  for (const input of row.querySelectorAll("input")) {
    input.name = input.name.replace(/\d+/, number);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, number));
    input.removeAttribute("aria-invalid");
    input.value = "";
  }
  row.querySelector(".num").textContent = number;
  body.append(row);
  table.closest("form").elements.villages.value = number;
  return row;
}

function onPaste(event) {
  const first = event.target.closest?.("[data-grid] input");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!first || !/[\t\r\n]/.test(text)) return;
  event.preventDefault();
  const table = first.closest("table");
  const top = first.closest("tr").sectionRowIndex;
  const left = first.closest("th, td").cellIndex;
  let lost = false;
  pasted(text).forEach((cells, down) => {
    const row = table.tBodies[0].rows[top + down] ?? addRow(table);
    cells.forEach((words, right) => {
      const input = row?.cells[left + right]?.querySelector("input");
      if (input) input.value = words;
      else lost ||= words !== "";
    });
  });
  const note = table.closest("form").querySelector("[data-lost-text]");
  note.textContent = lost ? note.dataset.lostText : "";
}

function onEnter(event) {
  const here = event.target.closest?.("[data-grid] :is(th, td)");
  if (!here || event.key !== "Enter") return;
  event.preventDefault();
  here.closest("tr").nextElementSibling?.cells[here.cellIndex].querySelector("input").focus();
}

function prepare(root) {
  prepareGrids(root);
  prepareTicks(root);
  preparePrint(root);
}

function onKey(event) {
  if (event.key === "Enter" && event.target.closest("[data-ticks]")) event.preventDefault();
  else if (event.key === "Escape" && drawer && !drawer.hidden) history.back();
  else if (event.key === "Escape" && location.hash === "#rail") location.hash = "main";
  else if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]")) {
    const search = document.querySelector("[data-slash]");
    if (search) { event.preventDefault(); search.focus(); }
  } else onGridKey(event);
}

function onClick(event) {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
  else { onDrawerLink(event); onFilter(event); onReview(event); onPrint(event); }
}

document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onEnter);
document.addEventListener("paste", onPaste);
document.addEventListener("input", onInput);
document.addEventListener("input", onSearch);
document.addEventListener("change", onFile);
document.addEventListener("mouseup", onSelection);
document.addEventListener("keyup", onSelection);
for (const type of ["dragover", "dragleave", "drop"]) document.addEventListener(type, onDrag);
document.addEventListener("htmx:afterSwap", (event) => prepare(event.target));
prepare(document);
document.querySelector("[data-focus]")?.focus();
if (history.state?.drawer) history.replaceState(null, "", location.href);
