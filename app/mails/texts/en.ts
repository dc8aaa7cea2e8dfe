import type { LanguageTexts } from './texts.ts';

const greeting = 'Hello {{ first_name }},';

export const en: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'We have your return request {{ return_name }}',
      preview: 'For your order {{ order_name }}. There is nothing you need to do for now.',
      greeting,
      body: 'We have your request to return items from your order {{ order_name }}. We are looking at it and will write to you once it is decided.\n\nThere is nothing you need to do until then.',
      button: 'See your return',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Your return {{ return_name }} is approved',
      preview: 'See how to send it back.',
      greeting,
      body: 'You can return these items from your order {{ order_name }}. The page of your return tells you how to send them back and what happens next.',
      button: 'See how to send it back',
      note: 'Please keep your proof of postage until we tell you that the items have arrived.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Your return request {{ return_name }} was declined',
      preview: 'For your order {{ order_name }}.',
      greeting,
      body: 'We are sorry: we cannot accept your request to return these items from your order {{ order_name }}.',
      button: 'See your return request',
      note: 'If you think this is not right, please get in touch with us.',
    },
  },
  'return-received': {
    every: {
      subject: 'Your return {{ return_name }} has arrived',
      preview: 'We will check the items and write to you again.',
      greeting,
      body: 'The items that you sent back from your order {{ order_name }} have arrived. We will check them and write to you once your return is settled.',
      button: 'See your return',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Your return {{ return_name }} is settled',
      preview: 'For your order {{ order_name }}.',
      greeting,
      body: 'Your return from the order {{ order_name }} is settled. The page of your return shows how the amount was worked out.',
      button: 'See your return',
      note: 'Depending on your bank, it can take a few days until a refund shows in your account.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Your return {{ return_name }} was called off',
      preview: 'For your order {{ order_name }}.',
      greeting,
      body: 'Your return from the order {{ order_name }} was called off. Please do not send these items.',
      button: 'See your return',
      note: 'If you did not expect this, please get in touch with us.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Please send your return {{ return_name }}',
      preview: 'It ends if nothing is sent in time.',
      greeting,
      body: 'Your return from the order {{ order_name }} is approved, but we do not know of a parcel yet. If nothing is sent in time, the return ends. If it is on its way already, thank you.',
      button: 'See how to send it back',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Your return {{ return_name }} has ended',
      preview: 'Nothing was sent in time.',
      greeting,
      body: 'Nothing was sent for your return from the order {{ order_name }} in time, so it has ended. If the items can still be returned, you can ask for a new return.',
      button: 'See your order',
      note: 'If you have sent the items, please get in touch with us.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} wrote to you about your return {{ return_name }}',
      preview: 'For your order {{ order_name }}.',
      greeting,
      body: 'We wrote to you about your return from the order {{ order_name }}.',
      button: 'Answer on the page of your return',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'We have received your withdrawal',
      preview: 'Stated on {{ stated_at }}.',
      greeting,
      body: 'We have received your withdrawal from the contract. This mail is your receipt; please keep it.\n\nIf the order can be found with what you wrote and the period has not ended, you get a mail about how to send the goods back. Otherwise we look at your withdrawal and answer you.',
      button: 'Go to the shop',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'A reminder: what do you think of {{ product_title }}?',
      preview: 'Every review counts alike, whether it praises or not.',
      greeting,
      body: 'Some time ago we asked what you think of your order {{ order_name }}. If you would still like to tell others, you can do so here. If not, there is nothing you need to do.',
      button: 'Write a review',
      note: 'Every review counts alike, whether it praises or not.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} answered your review',
      preview: 'For your order {{ order_name }}.',
      greeting,
      body: 'We read what you wrote about your order {{ order_name }}, and want to answer you in person. Nobody else sees this.',
      button: 'See your review',
      note: 'You can change your review at any time. What you write is up to you.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Thank you for your review: {{ code_worth }} off at {{ shop_name }}',
      preview: 'Your code {{ code }} is good until {{ code_last_day }}.',
      greeting,
      body: 'Thank you for telling others about your order {{ order_name }}. With the code {{ code }} you have {{ code_worth }} off one order, until {{ code_last_day }}. Everybody who writes a review gets it, whatever the review says.',
      button: 'Use the code',
      note: 'The code is good once. What you wrote changes nothing about it.',
    },
  },
  'review-request': {
    every: {
      subject: 'What do you think of your order from {{ shop_name }}?',
      preview: 'Every review counts alike, whether it praises or not.',
      greeting,
      body: 'Your order {{ order_name }} has arrived. Would you tell others what you think of it?',
      button: 'Write a review',
      note: 'Every review counts alike, whether it praises or not.',
    },
    'first-time': {
      subject: 'What do you think of your first order from {{ shop_name }}?',
      body: 'Your first order from us, {{ order_name }}, has arrived. Would you tell others what you think of it? It helps those who do not know us yet.',
    },
    loyal: {
      greeting: 'Hello again, {{ first_name }},',
      body: 'Your order {{ order_name }} has arrived. You have bought from us before and can compare: would you tell others what you think of it?',
    },
    'at-risk': {
      subject: 'What do you think of {{ product_title }} by now?',
      body: 'It has been a while since your order {{ order_name }}. Would you tell others what you think of it now?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Your question about {{ product_title }} was answered',
      preview: 'See what was answered.',
      greeting,
      body: 'Your question about {{ product_title }} was answered. Everybody who looks at it can read the answer now.',
      button: 'See all questions',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'You can now use {{ points }} at {{ shop_name }}',
      preview: 'Your balance is {{ points_balance }}.',
      greeting,
      body: 'From now on you can use {{ points }} at {{ shop_name }}. The page of your points shows what you can have for them.',
      button: 'See your points',
      note: '',
    },
    'first-time': {
      subject: 'Your first order from {{ shop_name }}: you can now use {{ points }}',
      body: 'Thank you for your first order from us. From now on you can use {{ points }}. The page of your points shows how it works and what you can have for them.',
    },
    loyal: {
      greeting: 'Hello again, {{ first_name }},',
      body: 'Thank you for coming back to us. From now on you can use {{ points }} more.',
    },
    'at-risk': {
      subject: 'You have {{ points_balance }} at {{ shop_name }}',
      body: 'It has been a while since your last order. From now on you can use {{ points }}, whenever you like to come back.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Use {{ points }} at {{ shop_name }} by {{ last_day }}',
      preview: 'After that they expire.',
      greeting,
      body: 'You have {{ points }} at {{ shop_name }} that expire soon. {{ last_day }} is the last day to use them. The page of your points shows what you can have for them.',
      button: 'See your points',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Points at {{ shop_name }} are paused',
      preview: 'You keep what you have.',
      greeting,
      body: 'For the time being, points can neither be earned nor used at {{ shop_name }}. You keep what you have: {{ points_balance }}. Codes that you have not used end now, and their points are back.',
      button: 'See your points',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'You are now {{ tier }} at {{ shop_name }}',
      preview: 'See what comes with it.',
      greeting,
      body: 'You have reached {{ tier }} at {{ shop_name }}. Your page there shows what comes with it and how long it is yours.',
      button: 'See your level',
      note: '',
    },
    loyal: {
      greeting: 'Hello again, {{ first_name }},',
      body: 'Thank you for coming back to us: you have reached {{ tier }}. Your page shows what comes with it and how long it is yours.',
    },
  },
};
