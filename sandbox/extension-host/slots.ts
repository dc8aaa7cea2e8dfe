import { html, type Piece } from '../frame/html.ts';
import { nameOf, type UiExtension } from './server/extensions.ts';
import type { HostedTarget } from './tables/hosted-targets.ts';

export interface Slot {
  /** address of the storefront, such as /store/afterglow-demo */
  store: string;
  extensions: readonly UiExtension[];
  target: HostedTarget;
  /** what the page is about, as the frames say it: "order:7" */
  place: string;
  locale: string;
  /** pixels kept free until the extension has rendered */
  room?: number;
  kind?: 'block' | 'menu' | 'page';
  /** address of a full page, which the extension reads as its own */
  url?: string;
}

/** Every extension that has this target, each in a frame of its own; nothing without any. */
export function slot(view: Slot): Piece {
  const here = view.extensions.filter((one) => one.targets.includes(view.target));
  return here.map((extension) => {
    const title = nameOf(extension, view.locale);
    return html`<div class="extension" data-extension=${extension.handle} data-target=${view.target} data-kind=${view.kind ?? 'block'} data-state="waiting">
      <div class="extension-wait" style=${`height:${view.room ?? 96}px`} aria-hidden="true"></div>
      <iframe title=${title} src=${frameAddress(view, extension)}></iframe>
    </div>`;
  });
}

/** Where the document of an extension's frame is. */
export function frameAddress(
  view: Pick<Slot, 'store' | 'target' | 'place' | 'url'>,
  extension: Pick<UiExtension, 'handle'>,
): string {
  const query = new URLSearchParams({ target: view.target, place: view.place });
  if (view.url !== undefined) query.set('url', view.url);
  return `${view.store}/extensions/${extension.handle}/frame?${query}`;
}
