import { parseStory, type ReadStory } from './parse.ts';
import type { MessageRow } from './read-only-queries.ts';
import { runStory, type StoryResult } from './run-story.ts';
import { Refused, type ShopControl } from './sandbox-control.ts';
import { noNames, type StoryShop } from './story-shop.ts';

// A stand-in for a shop, to try whether the runner sees differences and says where they are.

const steps = `story: Small
products: { A: { price: "10.00" } }
customers: { ana: { email: ana@example.com } }
steps:
`;

interface StandInAnswers {
  refuse?: string;
  lose?: string;
  pending?: number;
  mails?: object[];
  messages?: MessageRow[];
}

interface StandIn {
  run(): Promise<StoryResult>;
  read: ReadStory;
  /** Paths of what was done. */
  sent: string[];
}

/** `refuse`, `lose`: the path of a call that is refused, or whose answer is lost. */
export function standIn(text: string, answers: StandInAnswers = {}): StandIn {
  const read = parseStory(steps + text, 'small.yaml');
  const sent: string[] = [];
  const control: ShopControl = {
    domain: 'small.myshopify.com',
    async post(path, _body, answer) {
      sent.push(path);
      if (answers.refuse === path) throw new Refused('not-allowed', 'no');
      const made = { id: '7', fulfillmentId: '8' };
      return answer.parse(path === 'products' ? [{ sku: 'A', variantId: '9', productId: '8' }] : made);
    },
    get: async (path, answer) =>
      answer.parse(
        path === 'mails'
          ? (answers.mails ?? [])
          : { refunds: { count: 1, total: '10.00', byTransaction: { card: '10.00' } } },
      ),
    pending: async () => 0,
  };
  const pending = answers.pending ?? 10;
  const shop: StoryShop = {
    story: read.story,
    control,
    appOrigin: 'http://127.0.0.1:1',
    admin: {
      open: async () => {},
      send: async (path) => {
        sent.push(path);
        return '';
      },
      upload: async (path) => path,
    },
    queries: {
      balance: async () => ({ available: 0, pending, held: 0, debt: 0 }),
      lots: async () => [{ remaining: pending, expires: '2026-04-01' }],
      ledger: async () => [{ kind: 'earn', points: pending, order: '7', sourceKey: 'order:7:earn:1' }],
      tier: async () => null,
      facts: async () => ['order-paid', 'points-granted'],
      redemption: async () => ({ state: 'held', cost: 100 }),
      review: async () => null,
      questions: async () => [],
      withdrawals: async () => [],
      customer: async () => null,
      adjustment: async () => null,
      nativeReturn: async () => null,
      shopifysReturn: async () => null,
      messages: async () => answers.messages ?? [],
      busy: async () => ({ work: {}, mark: '' }),
    },
    shopper: {
      call: async (_who, { path, body }, answer) => {
        sent.push(path);
        if (body && answers.lose === path) throw new Error('fetch failed');
        if (body && answers.refuse === path) throw new Refused('insufficient-points', 'no');
        return answer.parse({ id: '5', code: 'LOY-5', rewards: [{ id: '1', name: 'five-off' }] });
      },
      visit: async () => ({ status: 404, text: '', location: null }),
    },
    productPage: async () => '',
    names: noNames(),
    quiet: async () => {},
    install: async () => {},
    neighbour: async () => control,
  };
  return { run: () => runStory(read, shop, async () => {}), read, sent };
}
