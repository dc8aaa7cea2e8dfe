import type { BarAction, NavItem, TitleBar } from '../messages.ts';
import { call, onEvent } from './channel.ts';
import { onlyChanges, textOf, watchDocument } from './watch.ts';

/** Links of ui-nav-menu or s-app-nav; the one with rel=home is where the app's name leads. */
function readNav(): { items: NavItem[]; home: string | null } | null {
  const menu = document.querySelector('ui-nav-menu, s-app-nav');
  if (menu === null) return null;
  const links = [...menu.querySelectorAll('a, s-link')];
  const home = links.find((link) => link.getAttribute('rel') === 'home');
  return {
    items: links
      .filter((link) => link !== home)
      .map((link) => ({ href: link.getAttribute('href') ?? '', label: textOf(link) })),
    home: home?.getAttribute('href') ?? null,
  };
}

/** The page's own title bar, not one inside a modal. */
function titleBarElement(): Element | null {
  return (
    [...document.querySelectorAll('ui-title-bar')].find((bar) => bar.closest('ui-modal') === null) ?? null
  );
}

export function barElements(bar: Element): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('button, a')];
}

function isOn(element: Element, name: string): boolean {
  const value = element.getAttribute(name);
  return value !== null && value !== 'false';
}

export function readAction(element: Element, index: number): BarAction {
  return {
    index,
    label: textOf(element),
    disabled: isOn(element, 'disabled'),
    loading: isOn(element, 'loading'),
    critical: element.getAttribute('tone') === 'critical',
  };
}

export function readTitleBar(bar: Element): TitleBar {
  const actions = barElements(bar).map((element, index) => ({ element, action: readAction(element, index) }));
  const ofVariant = (variant: string) =>
    actions.find(({ element }) => element.getAttribute('variant') === variant)?.action ?? null;
  const groups = [...bar.querySelectorAll('section')].map((section) => ({
    label: section.getAttribute('label') ?? '',
    actions: actions.filter(({ element }) => section.contains(element)).map(({ action }) => action),
  }));
  const plain = actions.filter(
    ({ element }) => !element.hasAttribute('variant') && element.closest('section') === null,
  );
  return {
    title: bar.getAttribute('title') ?? document.title,
    breadcrumb: ofVariant('breadcrumb'),
    primary: ofVariant('primary'),
    secondary: plain.map(({ action }) => action),
    groups,
  };
}

/** Tells the admin what its navigation and title bar show, now and after each change of the page. */
export function followMenus(): void {
  const sendNav = onlyChanges((nav: { items: NavItem[]; home: string | null }) => void call('nav', nav));
  const sendBar = onlyChanges((bar: TitleBar | null) => void call('titleBar', bar));
  watchDocument(() => {
    const nav = readNav();
    if (nav !== null) sendNav(nav);
    const bar = titleBarElement();
    sendBar(bar === null ? null : readTitleBar(bar));
  });
  onEvent('titleBar.click', ({ index }) => {
    const bar = titleBarElement();
    if (bar !== null) barElements(bar)[index]?.click();
  });
}
