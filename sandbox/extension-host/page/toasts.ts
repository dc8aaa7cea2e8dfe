const lifetime = 5_000;
const shown = new Map<string, HTMLElement>();

/** A short message at the foot of the page. */
export function showToast(id: string, text: string): void {
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.textContent = text;
  region().append(toast);
  shown.set(id, toast);
  setTimeout(() => hideToast(id), lifetime);
}

export function hideToast(id: string): void {
  shown.get(id)?.remove();
  shown.delete(id);
}

function region(): HTMLElement {
  const known = document.getElementById('toasts');
  if (known !== null) return known;
  const made = document.createElement('div');
  made.id = 'toasts';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
