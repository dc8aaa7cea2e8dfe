import type { ProgramView, SavedVersion } from '#app/modules/loyalty/door.ts';
import { type ProgramForm, programForm } from '#app/modules/loyalty/earning/forms.ts';
import { type CollectionTitles, readTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type ProductTitles, readProductTitles } from '../../merchants/product-titles.server.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { rateInWords } from '../../ui/print/rate-in-words.ts';
import { idsInConditions } from '../../ui/rules/ids-in-conditions.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { changesInWords } from './changes-in-words.ts';

/** What was saved of the programme, newest first, and the names of the collections in it and in the form. */
export async function readVersions(
  merchant: Merchant,
  program: ProgramView,
): Promise<{
  readonly versions: readonly VersionView[];
  readonly titles: CollectionTitles;
  /** Of products that campaigns of the form ask about. */
  readonly products: ProductTitles;
  /** The earning rule that the form shows. */
  readonly rule: string;
}> {
  const { shopId, shop, now } = merchant;
  const { currency, form } = program;
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  const versions = await app().loyalty.listVersions(shopId, { limit: versionsShown + 1 });
  const named = idsInConditions(form.campaigns.flatMap(({ when }) => when));
  const [titles, products] = await Promise.all([
    readTitles(shopId, [
      named,
      ...form.multipliers,
      ...versions.flatMap((version) => programForm(version.program, currency).multipliers),
    ]),
    readProductTitles(shopId, named.products),
  ]);
  return {
    versions: programVersions({ versions, program, titles, merchant }, print, texts),
    titles,
    products,
    rule: rateInWords(form, currency, print, texts),
  };
}

interface Loaded {
  readonly versions: readonly SavedVersion[];
  readonly program: ProgramView;
  readonly titles: CollectionTitles;
  readonly merchant: Merchant;
}

function programVersions(
  { versions, program: { currency, current }, titles, merchant }: Loaded,
  print: Print,
  texts: Texts,
): VersionView[] {
  const formOf = ({ program }: SavedVersion) => programForm(program, currency);
  const rate = (form: ProgramForm) => rateInWords(form, currency, print, texts);
  return versionViews(versions, {
    print,
    current: current?.version ?? null,
    moment: ({ effectiveAt }) => effectiveAt,
    by: savedBy(merchant.staffId, texts),
    changes: (version, before) =>
      changesInWords(before && formOf(before), formOf(version), texts, { rate, titles }),
  });
}
