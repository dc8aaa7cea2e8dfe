import type { LanguageTexts } from './texts.ts';

// Japanese letters do not greet by the first name alone.
const greeting = 'いつもご利用いただき、ありがとうございます。';

export const ja: LanguageTexts = {
  'return-requested': {
    every: {
      subject: '返品のお申し込み（{{ return_name }}）を受け付けました',
      preview: 'ご注文{{ order_name }}の返品について。現在、お客様のお手続きは必要ありません。',
      greeting,
      body: 'ご注文{{ order_name }}の返品のお申し込みを受け付けました。内容を確認し、結果が決まりましたらメールでお知らせいたします。\n\nそれまで、お客様のお手続きは必要ありません。',
      button: '返品の状況を見る',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: '返品（{{ return_name }}）を承りました',
      preview: '商品のご返送方法をご案内いたします。',
      greeting,
      body: 'ご注文{{ order_name }}の次の商品をご返品いただけます。ご返送の方法とその後の流れは、返品のページでご確認ください。',
      button: '返送方法を見る',
      note: '商品の到着をお知らせするまで、発送の控えを保管してください。',
    },
  },
  'return-declined': {
    every: {
      subject: '返品のお申し込み（{{ return_name }}）についてのお知らせ',
      preview: 'ご注文{{ order_name }}の返品はお受けできませんでした。',
      greeting,
      body: '申し訳ございませんが、ご注文{{ order_name }}の次の商品は返品をお受けすることができません。',
      button: 'お申し込み内容を見る',
      note: 'ご不明な点がございましたら、当店までお問い合わせください。',
    },
  },
  'return-received': {
    every: {
      subject: '返品（{{ return_name }}）の商品が到着しました',
      preview: '商品を確認し、あらためてご連絡いたします。',
      greeting,
      body: 'ご返送いただいたご注文{{ order_name }}の商品が到着しました。商品を確認し、返品の手続きが完了しましたらメールでお知らせいたします。',
      button: '返品の状況を見る',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: '返品（{{ return_name }}）の手続きが完了しました',
      preview: 'ご注文{{ order_name }}の返品について。',
      greeting,
      body: 'ご注文{{ order_name }}の返品の手続きが完了しました。金額の内訳は、返品のページでご確認いただけます。',
      button: '返品の内容を見る',
      note: 'ご返金の場合、金融機関により口座への反映まで数日かかることがあります。',
    },
  },
  'return-cancelled': {
    every: {
      subject: '返品（{{ return_name }}）は取り消されました',
      preview: 'ご注文{{ order_name }}の返品について。',
      greeting,
      body: 'ご注文{{ order_name }}の返品は取り消されました。次の商品は発送なさらないようお願いいたします。',
      button: '返品の内容を見る',
      note: 'お心当たりのない場合は、当店までお問い合わせください。',
    },
  },
  'return-reminder': {
    every: {
      subject: '返品（{{ return_name }}）の商品をご発送ください',
      preview: '期限までに発送がない場合、返品は終了します。',
      greeting,
      body: 'ご注文{{ order_name }}の返品を承っておりますが、発送をまだ確認できておりません。期限までに発送がない場合、返品は終了します。すでに発送済みの場合は、ありがとうございます。',
      button: '返送方法を見る',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: '返品（{{ return_name }}）は終了しました',
      preview: '期限までに発送がありませんでした。',
      greeting,
      body: 'ご注文{{ order_name }}の返品は、期限までに発送がなかったため終了しました。返品できる期間内であれば、あらためてお申し込みいただけます。',
      button: 'ご注文を見る',
      note: 'すでに発送された場合は、当店までお問い合わせください。',
    },
  },
  'return-message': {
    every: {
      subject: '返品（{{ return_name }}）について{{ shop_name }}からのメッセージ',
      preview: 'ご注文{{ order_name }}の返品について。',
      greeting,
      body: 'ご注文{{ order_name }}の返品について、メッセージをお送りします。',
      button: '返品のページで返信する',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: '契約の撤回を受け付けました',
      preview: '受付日時：{{ stated_at }}',
      greeting,
      body: '契約の撤回を受け付けました。このメールは受領確認ですので、大切に保管してください。\n\nご記入の内容でご注文が見つかり、期間内である場合は、商品の返送方法をメールでお知らせします。それ以外の場合は、担当者が確認してご返信いたします。',
      button: 'ショップへ',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: '再度のご案内：「{{ product_title }}」はいかがでしたか',
      preview: 'すべてのレビューを同じように扱います。',
      greeting,
      body: '先日、ご注文{{ order_name }}についてのご感想をお願いしました。よろしければ、こちらからほかの方にもお伝えください。ご希望でない場合は、何もしていただく必要はありません。',
      button: 'レビューを書く',
      note: 'ご満足いただけた場合もそうでない場合も、すべてのレビューを同じように扱います。',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} がレビューに返信しました',
      preview: 'ご注文 {{ order_name }} について。',
      greeting,
      body: 'ご注文 {{ order_name }} についてのレビューを拝見し、直接お返事いたします。ほかの方には表示されません。',
      button: 'レビューを見る',
      note: 'レビューはいつでも変更できます。内容はご自由にお書きください。',
    },
  },
  'review-thanks': {
    every: {
      subject: 'レビューのお礼：{{ shop_name }}で{{ code_worth }}割引',
      preview: 'コード {{ code }} は {{ code_last_day }} までご利用いただけます。',
      greeting,
      body: 'ご注文 {{ order_name }} のレビューをお書きいただき、ありがとうございます。コード {{ code }} で、1回のご注文が {{ code_worth }} 割引になります。ご利用期限は {{ code_last_day }} です。内容にかかわらず、レビューを書いたすべての方にお送りしています。',
      button: 'コードを使う',
      note: 'コードのご利用は1回限りです。お書きになった内容によって変わることはありません。',
    },
  },
  'review-request': {
    every: {
      subject: '{{ shop_name }}でのお買い物はいかがでしたか',
      preview: 'すべてのレビューを同じように扱います。',
      greeting,
      body: 'ご注文{{ order_name }}の商品が届きました。よろしければ、ご感想をお聞かせください。',
      button: 'レビューを書く',
      note: 'ご満足いただけた場合もそうでない場合も、すべてのレビューを同じように扱います。',
    },
    'first-time': {
      subject: '{{ shop_name }}での初めてのお買い物はいかがでしたか',
      greeting: 'このたびは当店をご利用いただき、ありがとうございます。',
      body: '初めてのご注文{{ order_name }}の商品が届きました。よろしければ、ご感想をお聞かせください。これからお選びになる方の参考になります。',
    },
    loyal: {
      greeting: 'いつも当店をお選びいただき、ありがとうございます。',
      body: 'ご注文{{ order_name }}の商品が届きました。これまでのお買い物と比べて、お感じになったことをお聞かせください。',
    },
    'at-risk': {
      subject: '「{{ product_title }}」のその後はいかがですか',
      greeting: 'ご無沙汰しております。',
      body: 'ご注文{{ order_name }}からしばらく経ちました。よろしければ、今のご感想をお聞かせください。',
    },
  },
  'question-answered': {
    every: {
      subject: '{{ product_title }}についてのご質問に回答がありました',
      preview: '回答をご覧ください。',
      greeting,
      body: '{{ product_title }}についてのご質問に回答がありました。回答は商品をご覧になるすべての方に表示されます。',
      button: 'すべての質問を見る',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: '{{ shop_name }}で{{ points }}をご利用いただけます',
      preview: '現在の残高：{{ points_balance }}',
      greeting,
      body: '{{ shop_name }}で{{ points }}をご利用いただけるようになりました。ポイントの使い道は、ポイントのページでご確認ください。',
      button: 'ポイントを見る',
      note: '',
    },
    'first-time': {
      greeting: 'このたびは当店をご利用いただき、ありがとうございます。',
      body: '初めてのご注文のあと、{{ points }}をご利用いただけるようになりました。使い方と使い道は、ポイントのページでご確認ください。',
    },
    loyal: {
      greeting: 'いつも当店をお選びいただき、ありがとうございます。',
      body: '新たに{{ points }}をご利用いただけるようになりました。',
    },
    'at-risk': {
      subject: '{{ shop_name }}のポイント残高は{{ points_balance }}です',
      greeting: 'ご無沙汰しております。',
      body: '前回のご注文からしばらく経ちました。{{ points }}をご利用いただけるようになりましたので、またの機会にお役立てください。',
    },
  },
  'points-expiring': {
    every: {
      subject: '{{ shop_name }}の{{ points }}は{{ last_day }}までご利用いただけます',
      preview: '期限を過ぎると失効します。',
      greeting,
      body: '{{ shop_name }}の{{ points }}がまもなく失効します。ご利用期限は{{ last_day }}です。ポイントの使い道は、ポイントのページでご確認ください。',
      button: 'ポイントを見る',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: '{{ shop_name }}のポイントを一時停止しています',
      preview: 'お持ちのポイントはそのまま残ります。',
      greeting,
      body: '{{ shop_name }}では現在、ポイントの獲得とご利用を一時停止しています。お持ちの{{ points_balance }}はそのまま残ります。未使用のコードは終了し、そのポイントはお客様の残高に戻ります。',
      button: 'ポイントを見る',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: '{{ shop_name }}で{{ tier }}になりました',
      preview: '特典をご確認ください。',
      greeting,
      body: '{{ shop_name }}で{{ tier }}ランクになりました。特典と期間は、お客様のページでご確認ください。',
      button: 'ランクを見る',
      note: '',
    },
    loyal: {
      greeting: 'いつも当店をお選びいただき、ありがとうございます。',
      body: '{{ tier }}ランクになりました。特典と期間は、お客様のページでご確認ください。',
    },
  },
};
