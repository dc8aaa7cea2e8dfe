import type { PreferencesTexts } from './texts.ts';

export const ja: PreferencesTexts = {
  title: 'メールの設定',
  ask: (shop) => `${shop}から受け取るメールを選んでください。`,
  kinds: {
    'review-request': 'ご購入商品のレビュー依頼',
    'points-available': 'ご利用いただけるポイントのお知らせ',
    'points-expiring': 'まもなく失効するポイントのお知らせ',
    'points-paused': 'ポイントの一時停止のお知らせ',
    'tier-changed': 'ランクアップのお知らせ',
  },
  always: '返品など、ご自身のお手続きに関するメールは、設定にかかわらず届きます。',
  save: '保存する',
  none: 'すべて受け取らない',
  saved: '設定を保存しました。',
  savedNone: '設定を保存しました。これらのメールは届きません。',
  nothing: '現在、このショップから配信を選択できるメールはありません。',
  unknownTitle: 'このリンクは使用できません',
  unknown: 'メールのリンクをそのままもう一度開いてください。',
  back: 'ショップに戻る',
};
