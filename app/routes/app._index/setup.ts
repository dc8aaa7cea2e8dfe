import type { Shop } from '#app/modules/commerce/shop.ts';
import type { BackfillView } from '#app/modules/commerce/views.ts';
import type { ProgramView } from '#app/modules/loyalty/door.ts';
import type { PolicyView } from '#app/modules/returns/door.ts';
import type { SettingsView } from '#app/modules/reviews/door.ts';
import { allOrdersScope } from '../../platform/shopify/access/scopes.ts';
import { type ImportView, importView } from '../../ui/import/import-view.ts';
import type { Print } from '../../ui/print/print.ts';
import { rateInWords } from '../../ui/print/rate-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';

type Area = 'returns' | 'reviews' | 'loyalty';

/** One of the switches: what it does as it is set, and whether it is on. */
export interface AreaStep {
  readonly area: Area;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly to: string;
  readonly done: boolean;
}

export interface SetupView {
  readonly shop: string;
  readonly past: ImportView;
  /** Shopify shows us the last 60 days of orders only. */
  readonly limited: boolean;
  readonly areas: readonly AreaStep[];
}

interface Loaded {
  readonly shop: Shop;
  readonly past: BackfillView;
  readonly program: ProgramView;
  readonly policy: PolicyView;
  readonly settings: SettingsView;
}

/** The guide of the first days: what is connected, what is imported, and which areas are on. */
export function setupView(loaded: Loaded, print: Print, texts: Texts): SetupView {
  const { shop, past, program, policy, settings } = loaded;
  const { setup: words } = texts.today;
  const step = (area: Area, text: string, liveFrom: ProgramView['liveFrom']): AreaStep => ({
    area,
    title: words[area].title,
    text: liveFrom === null ? text : words.liveSince(print.dateTime(liveFrom).text),
    action: words[area].action,
    to: {
      returns: '/app/returns/policy#live',
      reviews: '/app/reviews/settings#live',
      loyalty: '/app/loyalty#live',
    }[area],
    done: liveFrom !== null,
  });
  const { form } = policy;
  const { request } = settings.form;
  return {
    shop: words.shop.text(shop.name, shop.currency, shop.timezone.replaceAll('_', ' ')),
    past: importView(past, print, texts),
    limited: !shop.grantedScopes.includes(allOrdersScope),
    areas: [
      step('returns', words.returns.text(form.days, texts.policy.preview.froms[form.from]), policy.liveFrom),
      step(
        'reviews',
        words.reviews.text(request.delayDays, texts.reviews.settings.inWords.triggers[request.trigger]),
        settings.liveFrom,
      ),
      step(
        'loyalty',
        words.loyalty.text(
          rateInWords(program.form, program.currency, print, texts),
          Number(program.form.pendingDays),
        ),
        program.liveFrom,
      ),
    ],
  };
}
