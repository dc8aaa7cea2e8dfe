import type { WithdrawTexts } from './texts.ts';

export const ja: WithdrawTexts = {
  title: '契約の撤回',
  intro:
    '撤回するご注文をお知らせください。アカウントも理由も必要ありません。次のページで入力内容をご確認のうえ、確定していただきます。',
  labels: { name: 'お名前', order: '注文番号', email: 'メールアドレス', text: 'メッセージ' },
  hints: {
    order: '注文確認に記載されている番号です（例：#1001）。',
    email: 'ご注文時のアドレスです。受領確認をお送りします。',
  },
  optional: '任意',
  privacy: '入力内容は、撤回の手続きのためだけに使用します。',
  next: '次へ',
  confirmTitle: '撤回の確認',
  statement: '次のご注文の商品に関する契約を撤回します。',
  confirm: '撤回を確定する',
  change: '修正する',
  doneTitle: '撤回を受け付けました',
  stated: (at) => `${at}に撤回を受け付けました。`,
  receipt: 'この日時と入力内容を記した受領確認を、メールアドレスにお送りします。',
  after:
    'この内容でご注文が見つかった場合は、商品の返送方法をメールでお知らせします。見つからない場合は、ショップの担当者が確認します。',
  faulty: '未入力または使用できない項目があります。以下の項目をご確認ください。',
  missing: 'この項目を入力してください。',
  noAddress: 'メールアドレスを1つ入力してください（例：name@example.com）。',
  tooLong: (most) => `${most}文字以内で入力してください。`,
  notStorable: '保存できない文字が含まれています。',
  tooMany:
    'お使いの接続からの撤回が多すぎます。1時間後にもう一度お試しいただくか、ショップへご連絡ください。',
  back: 'ショップに戻る',
};
