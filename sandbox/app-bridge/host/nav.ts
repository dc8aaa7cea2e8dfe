import type { NavItem } from '../messages.ts';
import { el, place } from './element.ts';

export interface Nav {
  show(items: NavItem[], home: string | null): void;
  /** the page that is open, to mark its entry */
  mark(path: string): void;
  /** where the app's name leads */
  readonly home: string;
}

/** The app's entries in the admin's navigation. */
export function createNav(basePath: string, initialHome: string, go: (href: string) => void): Nav {
  const root = place('app-nav');
  let current = '';
  let home = initialHome;
  let entries: { item: NavItem; link: HTMLAnchorElement }[] = [];

  /** A page below an entry belongs to the longest entry that it begins with. */
  function draw(): void {
    const path = current.split(/[?#]/)[0] ?? '';
    const fits = entries
      .filter(({ item }) => path === item.href || path.startsWith(`${item.href.split('?')[0]}/`))
      .sort((a, b) => b.item.href.length - a.item.href.length)[0];
    for (const entry of entries) {
      if (entry === fits) entry.link.setAttribute('aria-current', 'page');
      else entry.link.removeAttribute('aria-current');
    }
  }

  return {
    get home() {
      return home;
    },
    show: (items, newHome) => {
      home = newHome ?? home;
      entries = items.map((item) => ({
        item,
        link: el(
          'a',
          {
            href: `${basePath}${item.href}`,
            onclick: (event) => {
              if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
              event.preventDefault();
              go(item.href);
            },
          },
          item.label,
        ),
      }));
      root.replaceChildren(el('ul', {}, ...entries.map(({ link }) => el('li', {}, link))));
      draw();
    },
    mark: (path) => {
      current = path;
      draw();
    },
  };
}
