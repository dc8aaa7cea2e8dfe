import type { PageConfig } from '../../extension-host/page-config.ts';
import { readExtensions } from '../../extension-host/server/extensions.ts';
import { slot } from '../../extension-host/slots.ts';
import { storeBase } from '../../shopper/visitor.ts';
import { inScript } from '../../windows/in-script.ts';
import type { AdminContext } from '../admin-context.ts';
import type { FrameDeps } from '../deps.ts';
import { html, type Piece } from '../html.ts';

const target = 'admin.customer-details.block.render';

/** The app's blocks on a customer's page, with what they need of the page around them; null without any. */
export function customerBlocks(
  { shop, base }: AdminContext,
  deps: Pick<FrameDeps, 'extensions'>,
  customerId: string,
): Piece {
  const extensions = shop.installedAt === null ? [] : readExtensions(deps.extensions);
  if (!extensions.some((one) => one.targets.includes(target))) return null;
  const store = storeBase(shop.domain);
  const config: PageConfig = {
    ...{ store, account: `${store}/account`, login: `${store}/account/login` },
    ...{ order: null, pages: {}, actions: {}, fullPage: null, admin: base },
  };
  return html`<noscript><style>.extension { display: none; }</style></noscript>
    ${slot({ store, extensions, target, place: `customer:${customerId}`, locale: 'en', room: 180 })}
    <script type="application/json" id="extension-page" dangerouslySetInnerHTML=${{ __html: inScript(config) }}></script>
    <script src="/extension-host/page.js" defer></script>`;
}
