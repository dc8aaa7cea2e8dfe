/**
 * Sends what stands in the form a moment after the last key, without its files, so that it is there again later. The page
 * is whole without it.
 */
export const draftScript = `(() => {
const form = document.querySelector('form[data-draft]');
let timer = 0;
const send = (keepalive) => {
  timer = 0;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('act', 'draft');
  fetch(form.action, { method: 'POST', body, keepalive }).catch(() => {});
};
form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(send, 1500, false);
});
form.addEventListener('submit', () => {
  clearTimeout(timer);
  timer = 0;
});
addEventListener('pagehide', () => {
  if (timer) { clearTimeout(timer); send(true); }
});
})();`;
