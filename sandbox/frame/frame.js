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

// The sandbox bar: clock and deliveries stay true while a page is open.
const bar = document.querySelector('[data-state]');
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
}
if (bar !== null) setInterval(() => refresh().catch(() => undefined), 3000);

// One press, one post.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent === 'yes') event.preventDefault();
  event.target.dataset.sent = 'yes';
  addEventListener('pageshow', () => delete event.target.dataset.sent, { once: true });
});

// A panel closes on Escape and on a click beside it.
for (const panel of document.querySelectorAll('.bar details')) {
  document.addEventListener('click', (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    panel.open = false;
    panel.querySelector('summary').focus();
  });
}
