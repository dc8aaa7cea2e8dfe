import { go } from '../navigation.ts';
import { tellPage } from '../report.ts';
import { Host } from './kit/base.ts';
import { command } from './overlays.ts';

let menuItem = false;

/** In a menu item, a press that leads nowhere opens the order action of the same extension. */
export function pressesActivate(): void {
  menuItem = true;
}

/**
 * What follows a press, after the extension's own listeners: a command for another element, the submit of a form, the
 * address of a link. A listener that prevents the default prevents it all.
 */
export function followActivation(): void {
  document.addEventListener('click', (event) => {
    const pressed = event
      .composedPath()
      .find((one) => one instanceof Host && one.table.events.includes('click'));
    if (
      !(pressed instanceof Host) ||
      event.defaultPrevented ||
      pressed.is('disabled') ||
      pressed.is('loading')
    )
      return;
    const href = pressed.text('href');
    if (pressed.text('commandFor') !== '') {
      command(pressed.text('commandFor'), pressed.text('command'));
    } else if (href !== '') {
      event.preventDefault();
      if (pressed.text('target') === '_blank') go(`blank:${href}`);
      else go(href);
    } else if (pressed.text('type') === 'submit') {
      pressed.closest('s-form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    } else if (menuItem) {
      tellPage({ kind: 'activate' });
    }
  });
}
