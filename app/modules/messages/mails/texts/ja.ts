import type { MailTexts } from './texts.ts';

export const ja: MailTexts = {
  reviewRequest: {
    subject: (shop) => `${shop}でのお買い物はいかがでしたか`,
    greeting: 'いつもご利用ありがとうございます。',
    intro: (order) => `ご注文${order}の商品が届きました。よろしければ、ご感想をお聞かせください。`,
    action: () => 'レビューを書く',
    note: 'ご満足いただけた場合もそうでない場合も、すべてのレビューを同じように扱います。',
  },
  footer: {
    why: (shop) => `このメールは、${shop}でお買い物をされた方にお送りしています。`,
    unsubscribe: 'レビュー依頼メールの配信を停止する',
  },
};
