// Small comforts of the frame's pages; each of them also works without.

// Refund and edit forms: the sum follows the fields.
for (const form of document.querySelectorAll('form[data-live]')) {
  const target = form.querySelector('#live');
  if (target === null) continue;
  let last = 0;
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const turn = ++last;
      const answer = await fetch(`${location.pathname}?${new URLSearchParams(new FormData(form))}`);
      if (!answer.ok || turn !== last) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#live');
      if (fresh !== null) target.replaceChildren(...fresh.childNodes);
    }, 250);
  });
}

// The sandbox bar: clock, deliveries and story stay true while a page is open. On pages with styles of their own it
// stands in a shadow tree.
const ground = document.querySelector('[data-sandbox-bar]')?.shadowRoot ?? document;
const bar = ground.querySelector('[data-state]');
async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(bar.dataset.state);
  if (!answer.ok) return;
  const state = await answer.json();
  const write = (name, text) => {
    const element = bar.querySelector(`[data-${name}]`);
    if (element !== null && element.textContent.trim() !== text) element.textContent = text;
  };
  write('clock', state.clock);
  write('running', state.running);
  write('pending', state.pending);
  const line = bar.querySelector('[data-story]');
  if (line !== null && state.story !== null && replace(line, state.story)) await refreshPanel();
}
if (bar !== null) setInterval(() => refresh().catch(() => undefined), 3000);

// Puts markup of the sandbox in the place of what an element has; not while the keyboard is in it. True: it changed.
function replace(element, markup) {
  const fresh = document.createElement('div');
  fresh.innerHTML = markup;
  if (fresh.innerHTML === element.innerHTML || element.contains(ground.activeElement)) return false;
  element.replaceChildren(...fresh.childNodes);
  return true;
}

async function refreshed(selector) {
  const answer = await fetch(location.href);
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(selector);
}

// The story panel of the front page.
async function refreshPanel() {
  const panel = document.querySelector('[data-panel]');
  if (panel === null || panel.contains(document.activeElement)) return;
  const fresh = await refreshed('[data-panel]');
  if (fresh !== null) panel.replaceChildren(...fresh.childNodes);
}

// The progress of the story's stage, until it has ended.
async function follow() {
  const shown = document.querySelector('[data-follow]');
  if (shown === null) return;
  const fresh = await refreshed(`#${shown.id}`);
  if (fresh !== null) shown.replaceWith(fresh);
}
if (document.querySelector('[data-follow]') !== null)
  setInterval(() => follow().catch(() => undefined), 1000);

// One press, one post.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent === 'yes') event.preventDefault();
  event.target.dataset.sent = 'yes';
  addEventListener('pageshow', () => delete event.target.dataset.sent, { once: true });
});

// A panel closes on Escape and on a click beside it.
for (const panel of ground.querySelectorAll('.bar details')) {
  document.addEventListener('click', (event) => {
    if (!event.composedPath().includes(panel)) panel.open = false;
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    panel.open = false;
    panel.querySelector('summary').focus();
  });
}
