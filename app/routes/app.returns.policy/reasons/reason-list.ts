import type { Question, Reason } from '#app/modules/returns/policy/policy.ts';

// The merchant's tree of reasons, kept as a list: each names the one that it stands under.

export interface PlacedReason {
  readonly reason: Reason;
  /** Its place in the list. */
  readonly index: number;
  /** 0 at the top. */
  readonly depth: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly leads: boolean;
}

/** Deeper than this nobody finds anything on a phone. */
export const deepest = 2;

/** As a tree reads: each followed by those under it. One that stands under none that exists is at the top. */
export function placedReasons(reasons: readonly Reason[]): PlacedReason[] {
  const ids = new Set(reasons.map(({ id }) => id));
  const under = (parent: string | null) =>
    reasons
      .map((reason, index) => ({ reason, index }))
      .filter(
        ({ reason }) => (reason.parent !== null && ids.has(reason.parent) ? reason.parent : null) === parent,
      );
  const below = (parent: string | null, depth: number): PlacedReason[] =>
    under(parent).flatMap(({ reason, index }, place, siblings) => {
      const children = below(reason.id, depth + 1);
      const leads = children.length > 0;
      return [
        { reason, index, depth, first: place === 0, last: place === siblings.length - 1, leads },
        ...children,
      ];
    });
  return below(null, 0);
}

/** The reason with its neighbour among those under the same one, in exchanged places. */
export function withMovedReason(reasons: readonly Reason[], index: number, by: 1 | -1): readonly Reason[] {
  const reason = reasons[index];
  if (reason === undefined) return reasons;
  let other = index + by;
  while (reasons[other] !== undefined && reasons[other]?.parent !== reason.parent) other += by;
  const neighbour = reasons[other];
  if (neighbour === undefined) return reasons;
  return reasons.map((one, at) => (at === index ? neighbour : at === other ? reason : one));
}

/** Without it and all that stand under it; `gone`: the ids of those. */
export function withoutReason(
  reasons: readonly Reason[],
  id: string,
): { readonly reasons: readonly Reason[]; readonly gone: readonly string[] } {
  const gone = [id];
  for (const known of gone)
    gone.push(...reasons.filter(({ parent }) => parent === known).map((child) => child.id));
  return { reasons: reasons.filter((reason) => !gone.includes(reason.id)), gone };
}

/** With a new one, last under that parent. Returns keep a reason by its id, so it never takes that of another. */
export function withReason(reasons: readonly Reason[], parent: string | null): readonly Reason[] {
  let number = reasons.length + 1;
  while (reasons.some(({ id }) => id === `reason-${number}`)) number += 1;
  const above = reasons.find(({ id }) => id === parent);
  const fresh: Reason = {
    id: `reason-${number}`,
    label: '',
    shopify: above?.shopify ?? 'other',
    parent,
    questions: [],
    photo: 'none',
    note: 'optional',
  };
  return [...reasons, fresh];
}

/** An empty question that no other of the reason is named like. */
export function withQuestion(questions: readonly Question[]): Question[] {
  let number = questions.length + 1;
  while (questions.some(({ id }) => id === `question-${number}`)) number += 1;
  return [...questions, { id: `question-${number}`, text: '', options: [], required: false }];
}

/** Answers to choose from, one a line. What kept its words keeps its id, so that answers given still read. */
export function optionsOf(lines: string, before: Question['options']): Question['options'] {
  const labels = [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const taken = new Set(before.map(({ id }) => id));
  return labels.map((label) => {
    const known = before.find((option) => option.label === label);
    if (known) return known;
    let number = 1;
    while (taken.has(`option-${number}`)) number += 1;
    taken.add(`option-${number}`);
    return { id: `option-${number}`, label };
  });
}

/** The words of a reason after those that lead to it: "Damaged › Glass broke". */
export function reasonTrail(reasons: readonly Reason[], id: string): string {
  const trail: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const name: string = at;
    const reason = reasons.find((one) => one.id === name);
    trail.unshift(reason?.label || name);
    at = reason?.parent ?? null;
  }
  return trail.join(' › ');
}
