import type { Words } from './words.ts';

export const ja: Words = {
  quantity: (quantity) => `数量：${quantity}`,
  more: (products) => `ほか${products}点`,
  refunded: 'お支払い方法へのご返金',
  credited: 'ストアクレジットの付与',
  available: '新たにご利用可能',
  balance: '現在の残高',
  points: (number) => `${number}ポイント`,
  writes: (shop) => `${shop}より`,
  why: {
    returns: (shop) => `このメールは、${shop}で返品をお申し込みの方にお送りしています。`,
    reviews: (shop) => `このメールは、${shop}でお買い物をされた方にお送りしています。`,
    loyalty: (shop) => `このメールは、${shop}でポイントをためている方にお送りしています。`,
  },
  preferences: '受け取るメールの選択・配信停止',
};
