import { refuseUnlessFine } from './mail-links.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { AnswerQuestionNoun, AskQuestionNoun } from './vocabulary/questions.ts';
import type { Branch } from './vocabulary/story.ts';

/** Asks, answers and decides about questions; false: the branch has none of these. */
export async function actOnQuestions(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'askQuestion' && branch.askQuestion) await ask(shop, branch.askQuestion);
  else if (name === 'answerQuestion' && branch.answerQuestion) await answer(shop, branch.answerQuestion);
  else if (name === 'moderateQuestion' && branch.moderateQuestion) {
    const { question, action, reason } = branch.moderateQuestion;
    await shop.admin.send('/app/reviews/questions', {
      intent: action,
      question: idOf(shop.names.questions, 'question', question),
      ...(reason && { reason }),
    });
  } else return false;
  return true;
}

async function ask(shop: StoryShop, noun: AskQuestionNoun): Promise<void> {
  const { names, shopper, queries } = shop;
  const who = noun.customer === undefined ? null : idOf(names.customers, 'customer', noun.customer);
  const { product } = idOf(names.variants, 'product', noun.sku);
  const form = {
    product: product.slice(product.lastIndexOf('/') + 1),
    body: noun.body,
    name: who === null ? 'A visitor' : '',
    email: noun.email ?? '',
    website: noun.robot ? 'https://example.com' : '',
  };
  refuseUnlessFine(await shopper.visit(who, '/questions', form));
  if (noun.as === undefined) return;
  const latest = (await queries.questions()).at(-1);
  if (latest === undefined) throw new Error('The question was not recorded');
  names.questions.set(noun.as, latest.id);
}

async function answer({ names, shopper, admin }: StoryShop, noun: AnswerQuestionNoun): Promise<void> {
  const question = idOf(names.questions, 'question', noun.question);
  if (noun.customer === undefined)
    await admin.send('/app/reviews/questions', { intent: 'answer', question, body: noun.body });
  else {
    const who = idOf(names.customers, 'customer', noun.customer);
    refuseUnlessFine(await shopper.visit(who, '/questions/answer', { question, body: noun.body }));
  }
}
