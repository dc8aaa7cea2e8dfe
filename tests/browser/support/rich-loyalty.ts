import { currencyCode } from '../../../app/kernel/currency.ts';
import { programForm } from '../../../app/modules/loyalty/earning/forms.ts';
import { defaultProgram, programSchema } from '../../../app/modules/loyalty/earning/program.ts';
import { rewardsSchema } from '../../../app/modules/loyalty/rewards/rewards.ts';
import { rewardsForm } from '../../../app/modules/loyalty/rewards/rewards-form.ts';
import { tiersForm } from '../../../app/modules/loyalty/tiers/tiers-form.ts';
import { adminApp } from '../../stories/runner/admin-app.ts';
import type { ShopControl } from '../../stories/runner/sandbox-control.ts';
import type { Origins } from './until-calm.ts';

const eur = currencyCode('EUR');
const level = { entryPoints: 0, customerTag: null };
const program = programSchema.parse({
  ...defaultProgram(eur),
  ways: [
    { way: 'sign-up', points: 50 },
    { way: 'birthday', points: 100 },
    { way: 'review', points: 20 },
  ],
  events: [{ id: 'visit', name: 'A visit to our workshop', points: 30, limit: null }],
  tiers: {
    ...{ match: 'any', window: 'rolling-12-months', downgrade: 'never', oneStep: false, graceDays: 0 },
    levels: [
      {
        ...{ ...level, id: 'friend', name: 'Friend', factor: '1' },
        from: { spendMinor: 10_000, points: null, orders: null },
      },
      {
        ...{ ...level, id: 'family', name: 'Family', factor: '1.5', entryPoints: 100, customerTag: 'family' },
        from: { spendMinor: 50_000, points: null, orders: 10 },
        perks: { freeShipping: true, percent: null, priority: true },
      },
    ],
  },
});
const shared = { minSubtotalMinor: 0 };
const settings = rewardsSchema.parse({
  currency: 'EUR',
  rewards: [
    {
      ...{ ...shared, id: 'five', name: 'Money off', kind: 'amount-off', points: 100, valueMinor: 500 },
      ...{ multiples: true, capPercent: 50 },
    },
    { ...shared, id: 'tenth', name: 'A tenth off wool', kind: 'percent', percent: '10', points: 150 },
    { ...shared, id: 'ship', name: 'Shipping on us', kind: 'free-shipping', points: 80 },
    {
      ...{ ...shared, id: 'card', name: 'A card to give', kind: 'gift-card', points: 250 },
      ...{ valueMinor: 1000, multiples: false, validDays: 365 },
    },
    {
      ...{ ...shared, id: 'credit', name: 'Credit to keep', kind: 'store-credit', points: 400 },
      ...{ valueMinor: 2000, multiples: false },
    },
  ],
  redemption: { holdMinutes: 60, unusedPart: 'returned' },
});

/** Saves a programme with everything that shoppers can be told of it: ways, levels, and rewards of most kinds. */
export async function saveRichLoyalty(at: Origins, control: ShopControl): Promise<void> {
  const admin = adminApp(at.proxyOrigin, control);
  const form = programForm(program, eur);
  await admin.send('/app/loyalty', { intent: 'save', program: JSON.stringify(form) });
  const tiers = program.tiers && tiersForm(program.tiers, eur);
  await admin.send('/app/loyalty/tiers', { intent: 'save', tiers: JSON.stringify({ tiers }) });
  await admin.send('/app/loyalty/rewards', {
    intent: 'save',
    rewards: JSON.stringify(rewardsForm(settings)),
  });
}
