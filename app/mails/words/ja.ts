import type { Words } from './words.ts';

export const ja: Words = {
  quantity: (quantity) => `数量：${quantity}`,
  more: (products) => `ほか${products}点`,
  refunded: 'お支払い方法へのご返金',
  credited: 'ストアクレジットの付与',
  available: '新たにご利用可能',
  balance: '現在の残高',
  factor: 'ご注文時のポイント',
  times: (factor) => `${factor}倍`,
  entryPoints: 'プレゼント',
  points: (number) => `${number}ポイント`,
  writes: (shop) => `${shop}より`,
  sendBy: '発送期限',
  sendTo: '返送先',
  instead: '代わりにお届けする商品',
  owed: 'お支払いが必要な金額',
  kept: '商品はお手元にお持ちください。ご返送は不要です。',
  statedAt: '受付日時',
  statedBy: 'お申し出の方',
  statedOrder: 'ご記入の注文番号',
  statedText: 'メッセージ',
  whyWithdrawal: (shop) =>
    `このメールは、${shop}との契約の撤回の際にこのアドレスが記入されたためお送りしています。お心当たりのない場合、お手続きは必要ありません。`,
  why: {
    returns: (shop) => `このメールは、${shop}で返品をお申し込みの方にお送りしています。`,
    reviews: (shop) => `このメールは、${shop}でお買い物をされた方にお送りしています。`,
    loyalty: (shop) => `このメールは、${shop}でポイントをためている方にお送りしています。`,
  },
  preferences: '受け取るメールの選択・配信停止',
};
