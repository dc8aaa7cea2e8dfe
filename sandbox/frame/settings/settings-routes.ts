import { Hono } from 'hono';
import { setSwitches, updateShop } from '../../domain/shops.ts';
import { questions, switchesChange, switchNames } from '../../domain/switches.ts';
import { setStaffRole } from '../../oauth/staff.ts';
import { act, readFields } from '../act.ts';
import type { FrameDeps } from '../deps.ts';
import { withContext } from '../with-context.ts';
import { settingsPage } from './settings-page.ts';

export function settingsRoutes(deps: FrameDeps): Hono {
  return new Hono()
    .get('/', (c) => withContext(c, deps, (context) => c.html(settingsPage(context))))
    .post('/', (c) =>
      withContext(c, deps, async ({ shop, base }) => {
        const fields = await readFields(c);
        return act(c, deps, {
          domain: shop.domain,
          from: `${base}/settings`,
          to: `${base}/settings`,
          command: async (tx, now) => {
            await setStaffRole(tx, now.domain, fields.get('role') === 'staff' ? 'staff' : 'owner');
            return updateShop(tx, now, {
              name: fields.get('name') || now.name,
              plan: fields.get('plan') === 'basic' ? 'basic' : 'plus',
              readAllOrders: fields.get('readAllOrders') === 'yes',
              selfServeReturns: fields.get('selfServeReturns') === 'yes',
            });
          },
          done: 'The settings are saved.',
        });
      }),
    )
    .post('/switches', (c) =>
      withContext(c, deps, async ({ shop, base }) => {
        const fields = await readFields(c);
        const chosen = switchNames.flatMap((name) => {
          const answer = questions[name].answers.find(({ value }) => String(value) === fields.get(name));
          return answer === undefined ? [] : [[name, answer.value] as const];
        });
        return act(c, deps, {
          domain: shop.domain,
          from: `${base}/settings`,
          to: `${base}/settings`,
          command: (tx, now) => setSwitches(tx, now, switchesChange.parse(Object.fromEntries(chosen))),
          done: 'The answers are saved.',
        });
      }),
    );
}
