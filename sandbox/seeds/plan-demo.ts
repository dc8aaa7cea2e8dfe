import { base, en, Faker } from '@faker-js/faker';
import { People, type PlannedCustomer, type PlannedPerson } from './plan-customers.ts';
import { planFate, type Step } from './plan-fate.ts';
import { type PlannedOrder, planOrder } from './plan-orders.ts';
import { buyingCalendar, hoursLater } from './season.ts';

export interface DemoPlan {
  customers: (PlannedCustomer & { createdAt: string })[];
  /** in the order in which they were placed */
  orders: (PlannedOrder & { steps: Step[] })[];
}

export interface PlanQuestion {
  seed: number;
  /** ISO instant at which the shop's past ends */
  now: string;
  timezone: string;
  customers: number;
  orders: number;
  months: number;
}

/** How many orders a customer placed: most one, some a few, a handful very many. */
const appetites = [
  { weight: 6, min: 0, max: 0 },
  { weight: 50, min: 1, max: 1 },
  { weight: 24, min: 2, max: 3 },
  { weight: 15, min: 4, max: 11 },
  { weight: 5, min: 12, max: 34 },
];

/** The whole past of the demo shop; the same question gives the same answer. */
export function planDemo(question: PlanQuestion): DemoPlan {
  const dice = new Faker({ locale: [en, base], seed: question.seed });
  const people = new People(question.seed + 1);
  const calendar = buyingCalendar(dice, question);
  const customers: DemoPlan['customers'] = [];
  const visits: { at: string; buyer: PlannedOrder['buyer']; person: PlannedPerson }[] = [];
  for (let index = 0; index < question.customers; index += 1) {
    const left = question.orders - visits.length;
    const wanted = dice.helpers.weightedArrayElement(
      appetites.map((value) => ({ value, weight: value.weight })),
    );
    const customer = people.customer(Math.min(left, dice.number.int(wanted)));
    const moments = visitMoments(customer.orders, calendar.moment);
    const first = moments[0] ?? calendar.moment();
    customers.push({
      ...customer,
      createdAt: hoursLater(first, -dice.number.float({ min: 0.05, max: 40, fractionDigits: 3 })),
    });
    visits.push(...moments.map((at) => ({ at, buyer: { customer: index }, person: customer })));
  }
  while (visits.length < question.orders) {
    const guest = people.guest();
    visits.push({ at: calendar.moment(), buyer: { guest }, person: guest });
  }
  visits.sort((a, b) => a.at.localeCompare(b.at) || a.person.email.localeCompare(b.person.email));
  const before = new Map<PlannedPerson, number>();
  const orders = visits.map((visit) => {
    const count = before.get(visit.person) ?? 0;
    before.set(visit.person, count + 1);
    const order = planOrder(dice, { ...visit, before: count, timezone: question.timezone });
    return { ...order, steps: planFate(dice, order, question.now) };
  });
  return { customers, orders };
}

/** Moments of a customer's orders in order; somebody who buys often begins early. */
function visitMoments(count: number, moment: (notBefore?: string) => string): string[] {
  if (count === 0) return [];
  const tries = Array.from({ length: count > 3 ? 3 : 1 }, () => moment()).sort();
  const first = tries[0] ?? moment();
  return [first, ...Array.from({ length: count - 1 }, () => moment(first))].sort();
}
