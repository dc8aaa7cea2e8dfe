import { z } from 'zod';

/**
 * Why no rule may look at stars or mood: whoever asks for, publishes or hides reviews by what they say suppresses
 * reviews. 16 CFR 465.7(b) in the United States, Annex I 23b and 23c of Directive 2005/29/EC in the European Union,
 * and Schedule 20 of the Digital Markets, Competition and Consumers Act 2024 in the United Kingdom forbid it.
 */
export const noOpinions =
  'Reviews cannot be chosen by stars, rating or sentiment. The rules against suppressed reviews in the US (16 CFR 465.7), the EU and the UK forbid it, so no rule here can ask about them.';

/** Words of what somebody thinks, as a name of a field has them: "review.rating", "minStars". */
const opinions: ReadonlySet<string> = new Set([
  'star',
  'stars',
  'rating',
  'ratings',
  'sentiment',
  'sentiments',
  'mood',
  'score',
  'scores',
  'nps',
]);

/** Where settings say in a text what they decide by; other texts are the merchant's own words. */
const decidedBy: ReadonlySet<string> = new Set(['field', 'set', 'publish', 'kind', 'trigger', 'when', 'if']);

/** Deeper than any settings go. */
const deepest = 20;

type Path = readonly (string | number)[];

/** The first place where something would be decided by what somebody thinks; null: there is none. */
export function opinionIn(input: unknown, path: Path = []): Path | null {
  if (path.length > deepest || typeof input !== 'object' || input === null) return null;
  for (const [name, inner] of Object.entries(input)) {
    const here = [...path, Array.isArray(input) ? Number(name) : name];
    if (!Array.isArray(input) && namesOpinion(name)) return here;
    if (decidedBy.has(name) && typeof inner === 'string' && namesOpinion(inner)) return here;
    const below = opinionIn(inner, here);
    if (below !== null) return below;
  }
  return null;
}

function namesOpinion(text: string): boolean {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => opinions.has(word));
}

/** Lets nothing pass that names stars, a rating or a sentiment, and says why. */
export const withoutOpinions = z.unknown().superRefine((input, context) => {
  const path = opinionIn(input);
  if (path !== null) context.addIssue({ code: 'custom', path: [...path], message: noOpinions });
});
