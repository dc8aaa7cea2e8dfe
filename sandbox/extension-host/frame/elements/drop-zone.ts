import { html } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { drawIcon } from './kit/icons.ts';

/** Keeps the files that fit `accept`; tells of the others. */
function take(host: Host, list: FileList | null): void {
  const files = [...(list ?? [])];
  const fitting = files.filter((file) => fits(file, host.text('accept')));
  if (fitting.length < files.length) host.send('droprejected');
  if (fitting.length === 0) return;
  host.own.set('files', host.is('multiple') ? fitting : fitting.slice(0, 1));
  host.own.set('value', fitting.map((file) => file.name).join(', '));
  host.repaint();
  host.send('input', { bubbles: true });
  host.send('change', { bubbles: true });
}

function fits(file: File, accept: string): boolean {
  const rules = accept
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .filter((rule) => rule !== '');
  const name = file.name.toLowerCase();
  return (
    rules.length === 0 ||
    rules.some((rule) =>
      rule.startsWith('.')
        ? name.endsWith(rule)
        : rule.endsWith('/*')
          ? file.type.startsWith(rule.slice(0, -1))
          : file.type === rule,
    )
  );
}

const filesOf = (host: Host): readonly File[] => {
  const files = host.own.get('value') === '' ? [] : host.own.get('files');
  return Array.isArray(files) ? files : [];
};

export const dropZone: Part = {
  focusable: true,
  // An empty value lets go of the files.
  kept: { value: (host) => host.own.get('value') ?? '' },
  inherited: { files: filesOf },
  css: `label { display: grid; justify-items: center; gap: 6px; padding: 20px; border: 1px dashed var(--line-strong); border-radius: 8px; background: var(--card); cursor: pointer; text-align: center; }
    label:hover { background: var(--subdued); } label:has(input:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
    .title { font-weight: 500; } .names { color: var(--quiet); font-size: 0.8125rem; } .mark { font-size: 20px; color: var(--quiet); }`,
  view: (host) => {
    const error = host.text('error');
    return html`<label onDragOver=${(event: DragEvent) => event.preventDefault()} onDrop=${(
      event: DragEvent,
    ) => {
      event.preventDefault();
      if (!host.is('disabled')) take(host, event.dataTransfer?.files ?? null);
    }}>
      <span class="mark">${drawIcon('upload')}</span>
      <span class="title">${host.text('label') || 'Add files'}</span>
      <span class="names">${String(host.own.get('value') ?? '')}</span><slot />
      <input class="hidden" type="file" accept=${host.text('accept') || undefined} multiple=${host.is('multiple')} disabled=${host.is('disabled')}
        aria-label=${host.text('accessibilityLabel') || undefined} aria-describedby=${error === '' ? undefined : 'error'}
        onChange=${(event: Event) => {
          const input = event.currentTarget;
          if (!(input instanceof HTMLInputElement)) return;
          take(host, input.files);
          // The same file may be chosen again after it was let go of.
          input.value = '';
        }} />
    </label>
    ${error !== '' && html`<p class="error" id="error">${drawIcon('alert-circle')}<span>${error}</span></p>`}`;
  },
};
