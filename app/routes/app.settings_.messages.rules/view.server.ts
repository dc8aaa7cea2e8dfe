import type { SavedVersion, SettingsView } from '#app/modules/messages/door.ts';
import { type MessageSettingsForm, messageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import { consentCountries, type MessageSettings } from '#app/modules/messages/settings/settings.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { countryCodes } from '../../ui/print/countries.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { rulesInWords } from './rules-in-words.ts';

export interface RulesView {
  readonly form: MessageSettingsForm;
  /** By name. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Those whose law asks for consent. */
  readonly consentCountries: readonly string[];
  readonly versions: readonly VersionView[];
}

/** The rules' screen as text. */
export async function readRulesView(merchant: Merchant): Promise<RulesView> {
  const { messages } = app();
  const id = merchant.shopId;
  const [current, versions] = await Promise.all([
    messages.getSettings(id),
    messages.listSettings(id, { limit: versionsShown + 1 }),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    form: messageSettingsForm(current.settings),
    countries: countryCodes
      .map((code) => ({ code, name: print.country(code) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    consentCountries,
    versions: rulesVersions(versions, current, { merchant, print, texts }),
  };
}

interface Around {
  readonly merchant: Merchant;
  readonly print: Print;
  readonly texts: Texts;
}

function rulesVersions(
  versions: readonly SavedVersion<MessageSettings>[],
  { version: current }: SettingsView,
  { merchant, print, texts }: Around,
): VersionView[] {
  const inWords = ({ data }: SavedVersion<MessageSettings>) => rulesInWords(messageSettingsForm(data), texts);
  return versionViews(versions, {
    ...{ print, current },
    moment: ({ savedAt }) => savedAt,
    by: savedBy(merchant.staffId, texts),
    changes: (version, before) =>
      changesInWords(before && inWords(before), inWords(version), texts.shared.versions),
  });
}
