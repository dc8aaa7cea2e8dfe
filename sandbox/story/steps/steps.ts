import type { OrderData, Plan } from '../../domain/types.ts';
import type { Figures, StoryData } from '../story-data.ts';

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6;
export type StepState = 'done' | 'now' | 'later';

export interface Step {
  number: StepNumber;
  title: string;
  /** what one sees there */
  text: string;
  /** what its button says */
  action: string;
  state: StepState;
}

/** What is known of the shop when the steps are told. */
export interface StoryFacts {
  story: StoryData;
  order: OrderData | null;
  now: Figures;
  plan: Plan;
  /** the request to review the order is in the mailbox */
  mailed: boolean;
}

/** Done is what the shop shows, not what was pressed: the first step that it does not show is the one to take now. */
export function stepsOf(facts: StoryFacts): Step[] {
  const done = doneSteps(facts);
  const next = done.indexOf(false);
  return textsFor(facts.plan).map(([title, text, action], index) => ({
    number: numbers[index] ?? 6,
    title,
    text,
    action,
    state: done[index] === true ? 'done' : index === next ? 'now' : 'later',
  }));
}

const numbers: readonly StepNumber[] = [1, 2, 3, 4, 5, 6];

function doneSteps({ story, order, now, mailed }: StoryFacts): boolean[] {
  const returns = (order?.returns ?? []).filter(
    ({ status }) => status !== 'DECLINED' && status !== 'CANCELED',
  );
  const settled = returns.some(({ status }) => status === 'CLOSED');
  const delivered =
    order?.fulfillments.some(({ events }) => events.some(({ status }) => status === 'delivered')) ?? false;
  return [
    story.met || order !== null,
    order !== null,
    delivered && mailed,
    returns.length > 0 || story.asked,
    settled,
    order !== null && (now.rating?.count ?? 0) > (story.before.rating?.count ?? 0),
  ];
}

/** Titles, texts and buttons of the six steps. */
function textsFor(plan: Plan): readonly (readonly [title: string, text: string, action: string])[] {
  const pay = plan === 'plus' ? 'the checkout' : 'the cart';
  return [
    [
      'Look at the product',
      'Stars under the title, points to earn, and a promise: until when it may come back, and that it is free.',
      'Open the product page',
    ],
    [
      'Buy two sizes, a part of it with points',
      `Both go into the cart. In ${pay}, take some points off the total, then pay.`,
      'Put both in the cart',
    ],
    [
      'Delivered, and seven days later',
      'The parcel arrives, the clock moves on by a week, and one mail asks how it went. One, not four.',
      'Deliver it, +7 days',
    ],
    [
      'Return one of them',
      'Refund and store credit side by side: the exact money, what happens to the points, and why.',
      'Open the return form',
    ],
    [
      'Approve, receive, settle',
      'The merchant handles it in the admin. Money, stock and points follow, each once.',
      'Open the return in the admin',
    ],
    [
      'Review the other one',
      'The link in the mail opens the form. The review is marked “Kept”, and the stars change.',
      'Open the mail',
    ],
  ];
}
