import type { BackfillAreaView, BackfillView } from '#app/modules/commerce/views.ts';
import type { Print } from '../print/print.ts';
import type { Texts } from '../texts/texts.ts';

export interface ImportView {
  readonly state: BackfillView['state'];
  readonly areas: readonly {
    readonly area: BackfillAreaView['area'];
    readonly label: string;
    readonly text: string;
    /** 0 to 100. */
    readonly percent: number;
    readonly state: BackfillAreaView['state'];
  }[];
}

const areas = ['products', 'customers', 'orders'] as const;

/** The import of the past as its progress bars show it; an area that was never asked for waits. */
export function importView(backfill: BackfillView, print: Print, texts: Texts): ImportView {
  return {
    state: backfill.state,
    areas: areas.map((area) => {
      const found = backfill.areas.find((other) => other.area === area);
      return {
        area,
        label: texts.today.areas[area],
        text: stateInWords(found, print, texts),
        percent: percentOf(found),
        state: found?.state ?? 'waiting',
      };
    }),
  };
}

function stateInWords(area: BackfillAreaView | undefined, print: Print, texts: Texts): string {
  const words = texts.today.areaState;
  switch (area?.state) {
    case undefined:
    case 'waiting':
      return words.waiting;
    case 'running':
      return words.running;
    case 'importing':
      return area.total > 0n
        ? words.importing(print.count(area.done), print.count(area.total))
        : words.importingSome(print.count(area.done));
    case 'done':
      return words.done(print.count(area.done));
    case 'failed':
      return words.failed(area.reason ?? '');
  }
}

function percentOf(area: BackfillAreaView | undefined): number {
  if (area === undefined) return 0;
  if (area.state === 'done') return 100;
  return area.total > 0n ? Math.min(99, Number((area.done * 100n) / area.total)) : 0;
}
