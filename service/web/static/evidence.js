// What is chosen or focused is lit on the page, or in the text, where it was read.
"use strict";

const panel = document.querySelector(".pages");

// Boxes are in points; a picture has so many pixels a point.
function fit(image) {
  const scale = Number(image.dataset.scale);
  const drawing = image.nextElementSibling;
  drawing.setAttribute("viewBox", `0 0 ${image.naturalWidth / scale} ${image.naturalHeight / scale}`);
  drawing.classList.add("fitted");
}

// Where many look at once, a picture may be refused for a moment.
function retry(image, times) {
  if (times > 5) return;
  setTimeout(() => {
    image.addEventListener("error", () => retry(image, times + 1), { once: true });
    image.src = image.src;
  }, 1500 * times);
}

for (const image of document.querySelectorAll(".sheet img")) {
  if (image.complete && image.naturalWidth) fit(image);
  image.addEventListener("load", () => fit(image));
  image.addEventListener("error", () => retry(image, 1), { once: true });
}

let chosen = "";

function light(key, follow) {
  chosen = key;
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  const found = document.querySelectorAll(`[data-of~="${CSS.escape(key)}"]`);
  for (const one of found) one.classList.add("lit");
  const place = [...found].find((one) => panel && panel.contains(one));
  if (!place) return;
  const beside = getComputedStyle(panel).position === "sticky";
  if (!beside && !follow) return;
  const image = place.closest(".sheet")?.querySelector("img");
  if (image && !image.naturalWidth) {
    // Pages far down are fetched when they come near; before that nobody knows where on them the box is.
    image.loading = "eager";
    image.addEventListener("load", () => chosen === key && light(key, follow), { once: true });
    return;
  }
  const box = place.getBoundingClientRect();
  if (beside) {
    const frame = panel.getBoundingClientRect();
    const top = Math.max(frame.top, 0);
    const bottom = Math.min(frame.bottom, window.innerHeight);
    if (box.top < top || box.bottom > bottom) panel.scrollTop += box.top - top - (bottom - top) / 3;
  } else {
    window.scrollTo(0, window.scrollY + box.top - window.innerHeight / 3);
  }
}

const said = document.querySelector(".said");

if (said) {
  said.addEventListener("focusin", (event) => choose(event.target, false));
  said.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show]");
    if (!link) return choose(event.target, false);
    event.preventDefault();
    light(link.dataset.show, true);
  });
  const asked = document.getElementById(location.hash.slice(1));
  if (asked && asked.dataset.of) asked.focus();
}

function choose(target, follow) {
  const holder = target.closest("[data-of]");
  if (holder) light(holder.dataset.of, follow);
}
