import { adjusting } from './en/adjusting.ts';
import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { health } from './en/health.ts';
import { keys } from './en/keys.ts';
import { look } from './en/look.ts';
import { loyalty } from './en/loyalty.ts';
import { loyaltyFigures } from './en/loyalty-figures.ts';
import { loyaltyTry } from './en/loyalty-try.ts';
import { mail } from './en/mail.ts';
import { members } from './en/members.ts';
import { messageWords } from './en/messages/message-words.ts';
import { messages } from './en/messages/messages.ts';
import { policy } from './en/policy.ts';
import { returns } from './en/returns/returns.ts';
import { staff } from './en/returns/staff.ts';
import { returnsFile } from './en/returns-file.ts';
import { reviewAsking } from './en/review-asking.ts';
import { reviewBeside } from './en/review-beside.ts';
import { reviewFigures } from './en/review-figures.ts';
import { reviewGroups } from './en/review-groups.ts';
import { reviewQuestions } from './en/review-questions.ts';
import { reviewReplies } from './en/review-replies.ts';
import { reviewWriting } from './en/review-writing.ts';
import { reviews } from './en/reviews.ts';
import { reviewsMoved } from './en/reviews-moved.ts';
import { rewards } from './en/rewards.ts';
import { rules } from './en/rules.ts';
import { sender } from './en/sender.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { templates } from './en/templates.ts';
import { tiers } from './en/tiers.ts';
import { today } from './en/today.ts';

export const en = {
  adjusting,
  customer,
  customers,
  health,
  keys,
  look,
  loyalty,
  loyaltyFigures,
  loyaltyTry,
  mail,
  members,
  messages,
  messageWords,
  policy,
  returns,
  returnsFile,
  reviewBeside,
  reviewGroups,
  reviewFigures,
  reviewQuestions,
  reviewReplies,
  reviewWriting,
  reviewsMoved,
  reviewAsking,
  reviews,
  rewards,
  rules,
  sender,
  settings,
  shared,
  staff,
  templates,
  tiers,
  today,
};
