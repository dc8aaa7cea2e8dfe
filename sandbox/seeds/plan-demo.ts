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
    const moments = visitMoments(customer.orders, question.now, calendar.moment);
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
    return { ...order, steps: planFate(dice, order, question) };
  });
  return { customers, orders };
}

const dayMs = 86_400_000;
/** Nobody orders every day: at least this many days per order between a customer's first one and today. */
const daysPerOrder = 12;

/** Moments of a customer's orders in order, no two on one day; somebody who buys often began early. */
function visitMoments(count: number, now: string, moment: (notBefore?: string) => string): string[] {
  if (count === 0) return [];
  const latestFirst = Date.parse(now) - (count - 1) * daysPerOrder * dayMs;
  const first = firstOf(30, moment, (at) => Date.parse(at) <= latestFirst);
  const days = new Set([first.slice(0, 10)]);
  const moments = [first];
  while (moments.length < count) {
    const next = firstOf(
      20,
      () => moment(first),
      (at) => at > first && !days.has(at.slice(0, 10)),
    );
    days.add(next.slice(0, 10));
    moments.push(next);
  }
  return moments.sort();
}

/** The first of some tries that is wanted, or the earliest of them. */
function firstOf(tries: number, attempt: () => string, wanted: (at: string) => boolean): string {
  let earliest = attempt();
  for (let count = 1; count < tries && !wanted(earliest); count += 1) {
    const next = attempt();
    if (wanted(next)) return next;
    if (next < earliest) earliest = next;
  }
  return earliest;
}
