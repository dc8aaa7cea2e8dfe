import type { Instant } from '#app/kernel/calendar.ts';
import type { Print } from '../print/print.ts';
import type { Texts } from '../texts/texts.ts';
import type { VersionView } from './versions-card.tsx';

/** So many stand in a page's history. One more is to be read: it tells what the last of them changed. */
export const versionsShown = 10;

interface Saved {
  readonly version: number;
  readonly savedBy: string;
}

interface About<Version> {
  readonly print: Print;
  /** Number of the one in force; null: none is. */
  readonly current: number | null;
  readonly moment: (version: Version) => Instant;
  readonly by: (version: Version) => string;
  /** What it changed, a sentence each; `before` null: it is the first. */
  readonly changes: (version: Version, before: Version | null) => readonly string[];
}

/** Versions as a page's history shows them, newest first as they come. */
export function versionViews<Version extends Saved>(
  versions: readonly Version[],
  { print, current, moment, by, changes }: About<Version>,
): VersionView[] {
  return versions.slice(0, versionsShown).map((version, index) => ({
    number: version.version,
    current: version.version === current,
    saved: print.moment(moment(version)),
    by: by(version),
    changes: changes(version, versions[index + 1] ?? null),
  }));
}

/** "You", or the staff member by their number. */
export const savedBy =
  (staffId: string, { shared: { versions: words } }: Texts) =>
  ({ savedBy: who }: Saved): string =>
    who === staffId ? words.you : words.staff(who);
