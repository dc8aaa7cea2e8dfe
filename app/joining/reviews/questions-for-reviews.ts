import { shopId as asShopId } from '#app/kernel/ids.ts';
import { answeredKey } from '../../messaging/messages-for-questions.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Messages } from '../../modules/messages/door.ts';
import type { QuestionPorts, QuestionsAtShopify } from '../../modules/reviews/questions/ports.ts';

/** More with one address than this are nobody in particular. */
const mostNamed = 5;

/** What questions ask of the platform and of commerce. */
export function questionsForReviews(
  commerce: Pick<Commerce, 'listCustomers'>,
  messages: Pick<Messages, 'settledAmong'>,
  seal: QuestionPorts['seal'],
  shopify: QuestionsAtShopify,
): QuestionPorts {
  return {
    seal,
    shopify,
    async customersNamed(shopId, email) {
      const asked = { search: email, peopleOnly: true, limit: mostNamed } as const;
      const { customers } = await commerce.listCustomers(asShopId(shopId), asked);
      return customers.map(({ id }) => id);
    },
    async toldOf(shopId, questions) {
      const settled = await messages.settledAmong(shopId, questions.map(answeredKey));
      return new Set(questions.filter((id) => settled.has(answeredKey(id))));
    },
  };
}
