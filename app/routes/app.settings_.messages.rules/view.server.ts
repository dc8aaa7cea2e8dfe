import type { SavedVersion, SettingsView } from '#app/modules/messages/door.ts';
import { type MessageSettingsForm, messageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import { consentCountries, type MessageSettings } from '#app/modules/messages/settings/settings.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { countryCodes } from '../../ui/print/countries.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
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

const versionsShown = 10;

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
    versions: versionViews(versions, current, { merchant, print, texts }),
  };
}

interface Around {
  readonly merchant: Merchant;
  readonly print: Print;
  readonly texts: Texts;
}

function versionViews(
  versions: readonly SavedVersion<MessageSettings>[],
  current: SettingsView,
  { merchant, print, texts }: Around,
): VersionView[] {
  const words = texts.shared.versions;
  const inWords = ({ data }: SavedVersion<MessageSettings>) => rulesInWords(messageSettingsForm(data), texts);
  return versions.slice(0, versionsShown).map((version, index) => {
    const before = versions[index + 1];
    return {
      number: version.version,
      current: version.version === current.version,
      saved: print.moment(version.savedAt),
      by: version.savedBy === merchant.staffId ? words.you : words.staff(version.savedBy),
      changes: changesInWords(before ? inWords(before) : null, inWords(version), words),
    };
  });
}
