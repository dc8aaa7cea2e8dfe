import { z } from 'zod';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import { type Level, type Tiers, tiersSchema } from './tiers.ts';

/** What the programme's screen sends and shows of levels: text as typed. */
export interface TiersForm {
  readonly match: Tiers['match'];
  readonly window: Tiers['window'];
  readonly downgrade: Tiers['downgrade'];
  readonly oneStep: boolean;
  readonly graceDays: string;
  /** The lowest first. */
  readonly levels: readonly LevelForm[];
}

export interface LevelForm {
  /** Empty for a new level: it is then made of the name. */
  readonly id: string;
  readonly name: string;
  /** What it takes, an amount of the shop's currency and whole numbers; empty: that is not asked for. */
  readonly spend: string;
  readonly points: string;
  readonly orders: string;
  readonly factor: string;
  readonly entryPoints: string;
  /** Empty: none. */
  readonly customerTag: string;
  readonly freeShipping: boolean;
  /** Whole percent off; empty: nothing. */
  readonly percent: string;
  readonly priority: boolean;
}

/** The part of the programme's form about levels, as read: null where there are none. */
export function tiersFormSchema(currency: CurrencyCode) {
  return z
    .object({
      match: z.enum(['all', 'any']),
      window: z.enum(['lifetime', 'rolling-12-months', 'calendar-year']),
      downgrade: z.enum(['never', 'period-end', 'immediate']),
      oneStep: z.boolean(),
      graceDays: whole(0, 365, 'The grace time in days'),
      levels: z.array(levelSchema(currency)).min(1, 'Add a level.').max(10, 'At most 10 levels.'),
    })
    .transform((form) => tiersOf(form, currency))
    .pipe(tiersSchema)
    .superRefine(refuseDisorder)
    .superRefine(refuseUntagged)
    .nullable()
    .default(null);
}

/** Levels as the form shows them. */
export function tiersForm(tiers: Tiers, currency: CurrencyCode): TiersForm {
  const typed = (count: number | null) => (count === null ? '' : String(count));
  return {
    match: tiers.match,
    window: tiers.window,
    downgrade: tiers.downgrade,
    oneStep: tiers.oneStep,
    graceDays: String(tiers.graceDays),
    levels: tiers.levels.map(({ id, name, from, factor, entryPoints, customerTag, perks }) => ({
      id,
      name,
      spend:
        from.spendMinor === null ? '' : printDecimal(BigInt(from.spendMinor), currencyExponent(currency)),
      points: typed(from.points),
      orders: typed(from.orders),
      factor,
      entryPoints: String(entryPoints),
      customerTag: customerTag ?? '',
      freeShipping: perks.freeShipping,
      percent: typed(perks.percent),
      priority: perks.priority,
    })),
  };
}

function whole(min: number, max: number, what: string) {
  const message = `${what} is a whole number from ${min} to ${max.toLocaleString('en')}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, message)
    .refine((text) => Number(text) >= min && Number(text) <= max, message);
}

function levelSchema(currency: CurrencyCode) {
  const text = (max: number, what: string) =>
    z
      .string()
      .trim()
      .max(max, `${what} has at most ${max} characters.`)
      .refine(isStorable, `${what} has a character that cannot be kept.`);
  const orEmpty = (max: number, what: string) => z.union([z.literal(''), whole(0, max, what)]).default('');
  return z.object({
    id: z
      .union([z.literal(''), z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'This level is not known.')])
      .default(''),
    name: text(100, 'A name').min(1, 'A name is missing.'),
    spend: z
      .string()
      .trim()
      .refine((typed) => typed === '' || isAmount(typed, currency), 'Enter an amount, such as 100.00.')
      .default(''),
    points: orEmpty(1_000_000_000, 'Points'),
    orders: orEmpty(1_000_000_000, 'The number of orders'),
    factor: z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A factor is a number from 0 to 999 with up to four decimals.'),
    entryPoints: whole(0, 1_000_000, 'The points for reaching it'),
    customerTag: text(255, 'A tag').default(''),
    freeShipping: z.boolean().default(false),
    percent: z.union([z.literal(''), whole(1, 99, 'A percentage off')]).default(''),
    priority: z.boolean().default(false),
  });
}

type ParsedLevel = z.output<ReturnType<typeof levelSchema>>;

function tiersOf(
  form: Omit<Tiers, 'graceDays' | 'levels'> & { graceDays: string; levels: ParsedLevel[] },
  currency: CurrencyCode,
): z.input<typeof tiersSchema> {
  const count = (typed: string) => (typed === '' ? null : Number(typed));
  const ids = idsOf(form.levels);
  return {
    match: form.match,
    window: form.window,
    downgrade: form.downgrade,
    oneStep: form.oneStep,
    graceDays: Number(form.graceDays),
    levels: form.levels.map((level, index) => ({
      id: ids[index] ?? '',
      name: level.name,
      from: {
        spendMinor: level.spend === '' ? null : Number(parseMoney(level.spend, currency).minor),
        points: count(level.points),
        orders: count(level.orders),
      },
      factor: level.factor,
      entryPoints: Number(level.entryPoints),
      customerTag: level.customerTag === '' ? null : level.customerTag,
      perks: {
        freeShipping: level.freeShipping,
        percent: count(level.percent),
        priority: level.priority,
      },
    })),
  };
}

/** New levels are called after their names, with a number where that is taken. */
function idsOf(levels: readonly ParsedLevel[]): string[] {
  const taken = new Set(levels.map((level) => level.id).filter((id) => id !== ''));
  return levels.map(({ id, name }) => {
    if (id !== '') return id;
    const base = slugOf(name);
    let own = base;
    for (let n = 2; taken.has(own); n++) own = `${base}-${n}`;
    taken.add(own);
    return own;
  });
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40).replace(/-$/, '') || 'level';
}

/** Whoever holds a level has to hold those below it too, or they would be passed over. */
function refuseDisorder({ levels }: Tiers, context: z.RefinementCtx): void {
  const refuse = (index: number, field: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['levels', index, field], message });
  const twice = (own: (level: Level) => string) =>
    levels.findIndex((level, index) => levels.findIndex((other) => own(other) === own(level)) < index);
  const sameName = twice(({ name }) => name.toLowerCase());
  if (sameName >= 0) refuse(sameName, 'name', 'Another level has this name.');
  const sameId = twice(({ id }) => id);
  if (sameId >= 0) refuse(sameId, 'id', 'This level is there twice.');
  for (const [index, level] of levels.entries()) {
    const below = levels[index - 1];
    if (below === undefined) continue;
    const { spendMinor, points, orders } = level.from;
    if (spendMinor === null && points === null && orders === null) {
      refuse(index, 'spend', 'Only the lowest level may be everybody’s.');
    }
    const fields = [
      ['spend', spendMinor, below.from.spendMinor],
      ['points', points, below.from.points],
      ['orders', orders, below.from.orders],
    ] as const;
    for (const [field, own, lower] of fields) {
      if (own !== null && lower !== null && own < lower) {
        refuse(index, field, 'A level takes no less than the one below it.');
      }
    }
  }
}

/** Shopify knows whom its own discounts are for by the tag only, so each level needs one to itself. */
function refuseUntagged({ levels }: Tiers, context: z.RefinementCtx): void {
  for (const [index, { customerTag, perks }] of levels.entries()) {
    if (!perks.freeShipping && perks.percent === null) continue;
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: ['levels', index, 'customerTag'], message });
    if (customerTag === null) refuse('Shopify gives its discounts by a customer tag: enter one.');
    else if (customerTag.includes("'") || customerTag.includes(','))
      refuse('A tag with a quote or a comma cannot have discounts.');
    else if (levels.some((other, at) => at !== index && isSameTag(other.customerTag, customerTag)))
      refuse('Another level has this tag, so its customers would get these discounts, too.');
  }
}

/** Shopify takes tags that differ by case only for one. */
function isSameTag(a: string | null, b: string): boolean {
  return a !== null && a.toLowerCase() === b.toLowerCase();
}

function isAmount(text: string, currency: CurrencyCode): boolean {
  if (!isMoneyAmount(text, currency)) return false;
  const { minor } = parseMoney(text, currency);
  return minor >= 0n && minor <= 1_000_000_000_000n;
}
