import { Refusal } from '../../domain/refusal.ts';
import { findShop } from '../../domain/shops.ts';
import { type StageDeps, type StagePart, stageParts } from './parts.ts';
import { StageProblem } from './stage-problem.ts';
import { type PartRecord, type StageRecord, saveStage, unfinishedStages } from './stage-record.ts';

export interface Stage {
  /** Sets the stage in the background; one that is being set goes on. Resolves once the record says so. */
  begin(domain: string): Promise<void>;
  /** Goes on where a sandbox that was stopped left off. */
  resume(): Promise<void>;
}

/** Sets the stage of shops, one part after the other; how far it is stands in the database. */
export function createStage(deps: StageDeps, parts: readonly StagePart[] = stageParts): Stage {
  const running = new Set<string>();
  const begin = async (domain: string) => {
    if (running.has(domain)) return;
    running.add(domain);
    const record: StageRecord = { state: 'running', parts: parts.map(asWaiting) };
    await saveStage(deps.state, { domain }, record);
    void setAll(deps, parts, domain, record)
      // The sandbox is closing: its next start goes on.
      .catch(() => undefined)
      .finally(() => running.delete(domain));
  };
  return {
    begin,
    resume: async () => {
      for (const domain of await unfinishedStages(deps.state)) await begin(domain);
    },
  };
}

const asWaiting = ({ title }: StagePart): PartRecord => ({
  title,
  state: 'waiting',
  share: null,
  problem: null,
});

async function setAll(
  deps: StageDeps,
  parts: readonly StagePart[],
  domain: string,
  record: StageRecord,
): Promise<void> {
  const save = () => saveStage(deps.state, { domain }, record);
  for (const [index, part] of parts.entries()) {
    const shown = record.parts[index];
    if (shown === undefined) continue;
    shown.state = 'running';
    await save();
    try {
      await part.run(deps, domain, async (share) => {
        shown.share = share;
        await save();
      });
      shown.state = 'done';
    } catch (error) {
      // A shop that is gone took its record with it.
      if ((await findShop(deps.state, domain)) === null) return;
      if (!(error instanceof StageProblem || error instanceof Refusal)) console.error(error);
      shown.state = 'failed';
      shown.problem = error instanceof Error ? error.message : String(error);
      record.state = 'failed';
      await save();
      return;
    }
  }
  record.state = 'done';
  await save();
}
