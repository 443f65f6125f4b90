// Files dropped or chosen are sent one by one; the list follows the reading of what waits.
"use strict";

const LOOK_MILLISECONDS = 1500;
const form = document.getElementById("upload");
const sent = document.getElementById("sent");

if (form) {
  const input = form.elements.files;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...input.files]);
  });
  input.addEventListener("change", () => send([...input.files]));
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    send([...event.dataTransfer.files]);
  });
  form.classList.add("scripted");
}

// Lines of files that are not read yet, by the row of their document: a file that is refused for its mark of secrecy
// leaves no name in the list, so that only the line, which has the name from the browser, tells which one it was.
const waiting = new Map();

async function send(files) {
  form.elements.files.value = "";
  const lines = files.map((file) => line(file.name, "chờ gửi"));
  for (const [index, file] of files.entries()) {
    await sendOne(file, lines[index]);
    await look();
  }
}

async function sendOne(file, shown) {
  say(shown, "đang gửi…");
  if (file.size > Number(form.dataset.most)) return say(shown, form.dataset.tooLarge, "bad");
  const body = new FormData();
  body.append("csrf_token", form.elements.csrf_token.value);
  body.append("files", file);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = await answer.json();
    const failed = answer.status === 413 ? form.dataset.tooLarge : form.dataset.failed;
    say(shown, said.message || failed, answer.ok ? "good" : "bad");
    if (answer.ok) waiting.set(`d-${said.ids[0]}`, shown);
  } catch {
    say(shown, form.dataset.failed, "bad");
  }
}

function line(name, state) {
  const shown = document.createElement("li");
  shown.append(document.createElement("strong"), " ", document.createElement("span"));
  shown.firstChild.textContent = name;
  say(shown, state);
  sent.append(shown);
  return shown;
}

function say(shown, text, kind = "") {
  shown.lastChild.textContent = text;
  shown.className = kind;
}

let looking = 0;

async function look() {
  clearTimeout(looking);
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    if (answer.ok) renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The server is away for a moment, or the sign-in is over: the next look, or the next click, will tell.
  }
  plan();
}

function plan() {
  clearTimeout(looking);
  if (document.querySelector("#documents[data-waiting]")) looking = setTimeout(look, LOOK_MILLISECONDS);
}

// Rows are exchanged only where something changed, so that nobody loses the place that he is at.
function renew(page) {
  const fresh = page.getElementById("documents");
  const shown = document.getElementById("documents");
  if (!fresh) return;
  const rows = (section) => [...section.querySelectorAll("tr[data-state]")];
  const ids = (section) => rows(section).map((row) => row.id).join();
  announce(rows(shown), fresh);
  rows(fresh).forEach(follow);
  if (ids(fresh) !== ids(shown)) {
    shown.replaceWith(fresh);
    return;
  }
  for (const row of rows(fresh)) {
    const before = document.getElementById(row.id);
    if (before.dataset.state !== row.dataset.state) before.replaceWith(row);
  }
  shown.toggleAttribute("data-waiting", fresh.hasAttribute("data-waiting"));
}

function follow(row) {
  const shown = waiting.get(row.id);
  if (!shown || ["received", "reading"].includes(row.dataset.state)) return;
  waiting.delete(row.id);
  const said = [...row.querySelectorAll(".state, .state ~ .below")].map((part) => part.textContent);
  say(shown, said.join(". "), row.dataset.state === "read" ? "good" : "bad");
}

function announce(before, fresh) {
  const changed = before
    .map((row) => [row, fresh.querySelector(`#${CSS.escape(row.id)}`)])
    .filter(([row, now]) => now && now.dataset.state !== row.dataset.state)
    .map(([, now]) => `${now.querySelector("a").textContent}: ${now.querySelector(".state").textContent}`);
  if (changed.length) document.getElementById("news").textContent = changed.join("; ");
}

plan();
