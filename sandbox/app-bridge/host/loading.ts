import { el } from './element.ts';

/** The thin line that runs along the top while the app says it is busy. */
export function createLoading(): (on: boolean) => null {
  const line = el('div', { class: 'loading-line', 'aria-hidden': 'true', hidden: true });
  document.body.append(line);
  return (on) => {
    line.hidden = !on;
    return null;
  };
}
