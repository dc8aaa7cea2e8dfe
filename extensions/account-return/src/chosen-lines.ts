import type {
  AskedLine,
  PhotoView,
  ReasonView,
  ReturnableLine,
  WantedVariant,
} from '../../../app/contracts/returns.ts';
import { findReason, isLeaf } from './reason-tree.ts';

export interface Choice {
  readonly quantity: number;
  /** The deepest one chosen so far; empty: none yet. */
  readonly reason: string;
  readonly note: string;
  /** By question's id. */
  readonly answers: Readonly<Record<string, string>>;
  readonly photos: readonly PhotoView[];
  /** gid of what an exchange brings for all of its units; empty: not chosen. */
  readonly variant: string;
}

/** Given what is chosen now: an upload that ends later takes nothing back that was typed meanwhile. */
export type Change = (choice: Choice) => Choice;

/** By the line's id; a line that is not here is kept. */
export type Choices = Readonly<Record<string, Choice>>;

export const keptChoice: Choice = {
  quantity: 0,
  reason: '',
  note: '',
  answers: {},
  photos: [],
  variant: '',
};

export interface Chosen {
  readonly line: ReturnableLine;
  readonly choice: Choice;
}

export const chosenOf = (lines: readonly ReturnableLine[], choices: Choices): readonly Chosen[] =>
  lines.flatMap((line) => {
    const choice = choices[line.id];
    return choice && choice.quantity > 0 ? [{ line, choice }] : [];
  });

/** Something is chosen, and for all of it a reason that has none under it. */
export const isExplained = (chosen: readonly Chosen[], reasons: readonly ReasonView[]): boolean =>
  chosen.length > 0 && chosen.every(({ choice }) => isLeaf(reasons, choice.reason));

/** What a quote is asked about. */
export const quotedLines = (chosen: readonly Chosen[]): readonly AskedLine[] =>
  chosen.map(({ line, choice }) => ({
    line: line.id,
    quantity: choice.quantity,
    reason: choice.reason,
  }));

/** What a request says: the same with what was written, answered and uploaded for these reasons. */
export const askedLines = (chosen: readonly Chosen[], reasons: readonly ReasonView[]): readonly AskedLine[] =>
  chosen.map(({ line, choice }) => {
    const { note, answers, photos } = evidenceOf(choice, findReason(reasons, choice.reason));
    return {
      line: line.id,
      quantity: choice.quantity,
      reason: choice.reason,
      ...(note === '' ? {} : { note }),
      ...(Object.keys(answers).length === 0 ? {} : { answers }),
      ...(photos.length === 0 ? {} : { photos }),
    };
  });

/** Null: not for every line a variant is chosen. */
export function wantedVariants(chosen: readonly Chosen[]): readonly WantedVariant[] | null {
  if (chosen.length === 0 || chosen.some(({ choice }) => choice.variant === '')) return null;
  return chosen.map(({ line, choice }) => ({
    line: line.id,
    variant: choice.variant,
    quantity: choice.quantity,
  }));
}

export const canExchange = (chosen: readonly Chosen[]): boolean =>
  chosen.length > 0 &&
  chosen.every(({ line }) => line.outcomes.includes('exchange') && line.variants.length > 0);

/** What a reason asks for and the choice lacks: "photo", "note" or a question's id. */
export function lacksOf(choice: Choice, reason: ReasonView | undefined): readonly string[] {
  if (!reason) return [];
  const { note, answers, photos } = evidenceOf(choice, reason);
  return [
    ...reason.questions.flatMap(({ id, required }) => (required && !answers[id] ? [id] : [])),
    ...(reason.photo === 'required' && photos.length === 0 ? ['photo'] : []),
    ...(reason.note === 'required' && note === '' ? ['note'] : []),
  ];
}

/** Of what was given, that which the reason asks for: somebody may have changed it in between. */
function evidenceOf(choice: Choice, reason: ReasonView | undefined) {
  const answers = (reason?.questions ?? []).flatMap(({ id }) => {
    const answer = choice.answers[id]?.trim();
    return answer ? [[id, answer] as const] : [];
  });
  return {
    note: choice.note.trim(),
    answers: Object.fromEntries(answers),
    photos: reason?.photo === 'none' ? [] : choice.photos.map(({ id }) => id),
  };
}
