import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { readTitles } from '../../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { readProductTitles } from '../../../merchants/product-titles.server.ts';
import { countryCodes } from '../../../ui/print/countries.ts';
import type { Print } from '../../../ui/print/print.ts';
import { idsInConditions } from '../../../ui/rules/ids-in-conditions.ts';
import type { KnownNames } from '../../../ui/rules/rule-names.ts';
import { textsFor } from '../../../ui/texts/texts.ts';

/** What the ids are called that the rules of these settings name. */
export async function readRuleNames(
  { shopId, shop }: Pick<Merchant, 'shopId' | 'shop'>,
  forms: readonly Pick<SettingsForm, 'request'>[],
  print: Pick<Print, 'country'>,
): Promise<KnownNames> {
  const named = forms.map(({ request }) => idsInConditions(request.rules.flatMap(({ when }) => when)));
  const [collections, products] = await Promise.all([
    readTitles(shopId, named),
    readProductTitles(
      shopId,
      named.flatMap((one) => one.products),
    ),
  ]);
  return {
    currency: shop.currency,
    collections,
    products,
    reasons: {},
    locations: {},
    countries: Object.fromEntries(countryCodes.map((code) => [code, print.country(code)])),
    blank: textsFor().rules.sentence.blank,
  };
}
