import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { BirthdayInput, BirthdayView } from '../contracts/rewards.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { birthdayView } from '../shoppers/shopper-ways.ts';
import { app } from '../wiring.server.ts';

const input = z.object({ day: z.string().regex(/^--\d{2}-\d{2}$/) }) satisfies z.ZodType<BirthdayInput>;

export const loader = onlyPost;

/** Takes a customer's birthday, without a year, where birthdays earn something: contracts/rewards.ts. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { day: told } = await readShopperJson(request, input);
    const { loyalty } = app();
    const { ways } = await loyalty.waysFor(shopId, customerId, now);
    if (customerId === null || !ways.some(({ way }) => way.way === 'birthday')) return refuse('not-allowed');
    const [month, day] = [Number(told.slice(2, 4)), Number(told.slice(5))];
    const set = await loyalty.setBirthday(shopId, customerId, { month, day }, now);
    if ('refused' in set) return refuse(set.refused);
    return answer(birthdayView({ month, day }) satisfies BirthdayView);
  });
