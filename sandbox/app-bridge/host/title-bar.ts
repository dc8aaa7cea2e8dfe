import type { BarAction, TitleBar } from '../messages.ts';
import { el, place } from './element.ts';

/** The bar over the app's page: breadcrumb, title, buttons. */
export function createTitleBar(
  appName: string,
  click: (index: number) => void,
): (bar: TitleBar | null) => void {
  const root = place('title-bar');

  const button = (action: BarAction, tone: string) =>
    el(
      'button',
      {
        type: 'button',
        class: action.critical ? 'critical' : tone,
        disabled: action.disabled || action.loading,
        'aria-busy': String(action.loading),
        onclick: () => click(action.index),
      },
      action.label,
    );

  const menu = (group: TitleBar['groups'][number]) =>
    el(
      'details',
      { class: 'menu' },
      el('summary', {}, group.label),
      el('div', { class: 'items' }, ...group.actions.map((action) => button(action, 'plain'))),
    );

  const draw = (bar: TitleBar | null) => {
    const focused =
      document.activeElement instanceof HTMLElement && root.contains(document.activeElement)
        ? document.activeElement.textContent
        : null;
    const title = el('p', { class: 'title' }, bar === null || bar.title === '' ? appName : bar.title);
    root.replaceChildren(
      ...(bar?.breadcrumb ? [button(bar.breadcrumb, 'plain breadcrumb')] : []),
      title,
      el(
        'div',
        { class: 'actions' },
        ...(bar?.groups ?? []).map(menu),
        ...(bar?.secondary ?? []).map((action) => button(action, '')),
        bar?.primary ? button(bar.primary, 'primary') : null,
      ),
    );
    if (focused !== null)
      [...root.querySelectorAll('button')].find((one) => one.textContent === focused)?.focus();
  };
  draw(null);
  return draw;
}
