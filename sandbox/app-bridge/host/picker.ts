import type { PickedResource, PickerRequest, PickerRow, PickerType } from '../messages.ts';
import { askDialog } from './dialog.ts';
import { el } from './element.ts';
import type { SandboxApi } from './sandbox-api.ts';

const NOUNS: Record<PickerType, string> = {
  product: 'products',
  variant: 'variants',
  collection: 'collections',
};

/** The admin's resource picker. Null when the merchant cancels. */
export async function pickResources(
  api: SandboxApi,
  request: PickerRequest,
): Promise<PickedResource[] | null> {
  const noun = NOUNS[request.type];
  const chosen = new Map<string, PickedResource>();
  const wanted = new Set(request.selected.map((one) => one.id));
  const limit =
    request.multiple === true ? Number.POSITIVE_INFINITY : request.multiple === false ? 1 : request.multiple;
  const list = el('ul', { class: 'picker-list' });
  const status = el('p', { class: 'picker-status', role: 'status' });

  function toggle(row: PickerRow, on: boolean): void {
    if (!on) chosen.delete(row.id);
    if (on && limit === 1) chosen.clear();
    if (on && chosen.size < limit) chosen.set(row.id, row.resource);
    drawChecks();
  }

  function drawChecks(): void {
    for (const box of list.querySelectorAll('input')) box.checked = chosen.has(box.value);
    const most = Number.isFinite(limit) && limit > 1 ? ` of at most ${limit}` : '';
    status.textContent = `${chosen.size} ${noun} selected${most}`;
  }

  let newest = 0;
  async function search(text: string): Promise<void> {
    newest += 1;
    const mine = newest;
    const rows = await api.pick(request.type, text);
    if (mine !== newest) return;
    for (const row of rows) if (wanted.delete(row.id)) chosen.set(row.id, row.resource);
    list.replaceChildren(...rows.map((row) => drawRow(row, toggle)));
    if (rows.length === 0) list.replaceChildren(el('li', { class: 'empty' }, `No ${noun} found`));
    drawChecks();
  }

  const input = el('input', {
    type: 'search',
    autofocus: true,
    'aria-label': `Search ${noun}`,
    placeholder: `Search ${noun}`,
    oninput: () => void search(input.value),
  });
  input.value = request.query;
  await search(request.query);
  const verb = request.action === 'select' ? 'Select' : 'Add';
  const done = await askDialog({
    title: `${verb} ${noun}`,
    body: el('div', { class: 'picker' }, input, list, status),
    buttons: [
      { label: 'Cancel', value: false },
      { label: verb, value: true, tone: 'primary' },
    ],
    cancelled: false,
    wide: true,
  });
  return done ? [...chosen.values()] : null;
}

function drawRow(row: PickerRow, toggle: (row: PickerRow, on: boolean) => void): HTMLLIElement {
  const box = el('input', { type: 'checkbox', value: row.id });
  box.addEventListener('change', () => toggle(row, box.checked));
  const image = row.image === null ? null : el('img', { src: row.image, alt: '', width: '40', height: '40' });
  const text = el(
    'span',
    { class: 'text' },
    row.title,
    row.subtitle === '' ? null : el('small', {}, row.subtitle),
  );
  return el('li', {}, el('label', {}, box, image, text));
}
