import type { LanguageTexts } from './texts.ts';

const greeting = 'Bonjour {{ first_name }},';

export const fr: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'Nous avons bien reçu votre demande de retour {{ return_name }}',
      preview: 'Pour votre commande {{ order_name }}. Vous n’avez rien à faire pour le moment.',
      greeting,
      body: 'Vous souhaitez retourner des articles de votre commande {{ order_name }}. Nous étudions votre demande et vous écrirons dès qu’une décision aura été prise.\n\nD’ici là, vous n’avez rien à faire.',
      button: 'Voir mon retour',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Votre retour {{ return_name }} est accepté',
      preview: 'Voici comment renvoyer vos articles.',
      greeting,
      body: 'Vous pouvez retourner ces articles de votre commande {{ order_name }}. La page de votre retour vous indique comment les renvoyer et ce qui se passe ensuite.',
      button: 'Voir comment les renvoyer',
      note: 'Merci de conserver votre preuve de dépôt jusqu’à ce que nous vous confirmions l’arrivée des articles.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Votre demande de retour {{ return_name }} a été refusée',
      preview: 'Pour votre commande {{ order_name }}.',
      greeting,
      body: 'Nous sommes désolés\u00a0: nous ne pouvons pas accepter le retour de ces articles de votre commande {{ order_name }}.',
      button: 'Voir ma demande',
      note: 'Si cela ne vous semble pas justifié, écrivez-nous.',
    },
  },
  'return-received': {
    every: {
      subject: 'Votre retour {{ return_name }} est arrivé',
      preview: 'Nous vérifions les articles et vous écrirons ensuite.',
      greeting,
      body: 'Les articles de votre commande {{ order_name }} que vous avez renvoyés sont arrivés. Nous les vérifions et vous écrirons dès que votre retour sera réglé.',
      button: 'Voir mon retour',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Votre retour {{ return_name }} est réglé',
      preview: 'Pour votre commande {{ order_name }}.',
      greeting,
      body: 'Votre retour concernant la commande {{ order_name }} est réglé. Le détail du calcul se trouve sur la page de votre retour.',
      button: 'Voir mon retour',
      note: 'Selon votre banque, un remboursement peut mettre quelques jours à apparaître sur votre compte.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Votre retour {{ return_name }} a été annulé',
      preview: 'Pour votre commande {{ order_name }}.',
      greeting,
      body: 'Votre retour concernant la commande {{ order_name }} a été annulé. Merci de ne pas envoyer ces articles.',
      button: 'Voir mon retour',
      note: 'Si vous ne vous y attendiez pas, écrivez-nous.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Merci d’envoyer votre retour {{ return_name }}',
      preview: 'Il prendra fin si rien n’est envoyé à temps.',
      greeting,
      body: 'Votre retour concernant la commande {{ order_name }} est accepté, mais nous n’avons pas encore connaissance d’un colis. Si rien n’est envoyé à temps, le retour prendra fin. Si le colis est déjà en route, merci.',
      button: 'Voir comment renvoyer les articles',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Votre retour {{ return_name }} a pris fin',
      preview: 'Rien n’a été envoyé à temps.',
      greeting,
      body: 'Rien n’a été envoyé à temps pour votre retour concernant la commande {{ order_name }}\u00a0: il a donc pris fin. Tant que les articles peuvent être retournés, vous pouvez demander un nouveau retour.',
      button: 'Voir ma commande',
      note: 'Si vous avez envoyé les articles, écrivez-nous.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} vous écrit au sujet de votre retour {{ return_name }}',
      preview: 'Pour votre commande {{ order_name }}.',
      greeting,
      body: 'Nous vous avons écrit au sujet de votre retour concernant la commande {{ order_name }}.',
      button: 'Répondre sur la page du retour',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'Nous avons reçu votre rétractation',
      preview: 'Déclarée le {{ stated_at }}.',
      greeting,
      body: 'Nous avons reçu votre rétractation du contrat. Ce message est votre accusé de réception\u00a0; merci de le conserver.\n\nSi vos indications permettent de trouver la commande et que le délai n’est pas écoulé, vous recevrez un message expliquant comment renvoyer les articles. Sinon, nous examinerons votre rétractation et vous répondrons.',
      button: 'Aller à la boutique',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'Petit rappel\u00a0: que pensez-vous de «\u00a0{{ product_title }}\u00a0»\u00a0?',
      preview: 'Chaque avis compte autant, élogieux ou non.',
      greeting,
      body: 'Il y a quelque temps, nous vous avons demandé ce que vous pensiez de votre commande {{ order_name }}. Si vous souhaitez encore le dire à d’autres, vous pouvez le faire ici. Sinon, vous n’avez rien à faire.',
      button: 'Écrire un avis',
      note: 'Chaque avis compte autant, élogieux ou non.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} a répondu à votre avis',
      preview: 'Pour votre commande {{ order_name }}.',
      greeting,
      body: 'Nous avons lu ce que vous avez écrit sur votre commande {{ order_name }} et souhaitons vous répondre personnellement. Personne d’autre ne le voit.',
      button: 'Voir mon avis',
      note: 'Vous pouvez modifier votre avis à tout moment. Vous écrivez ce que vous voulez.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Merci pour votre avis\u00a0: {{ code_worth }} de réduction chez {{ shop_name }}',
      preview: 'Votre code {{ code }} est valable jusqu’au {{ code_last_day }}.',
      greeting,
      body: 'Merci d’avoir parlé aux autres de votre commande {{ order_name }}. Avec le code {{ code }}, vous avez {{ code_worth }} de réduction sur une commande, jusqu’au {{ code_last_day }} inclus. Toute personne qui donne son avis le reçoit, quoi qu’elle écrive.',
      button: 'Utiliser le code',
      note: 'Le code est valable une fois. Ce que vous avez écrit n’y change rien.',
    },
  },
  'review-request': {
    every: {
      subject: 'Que pensez-vous de votre commande chez {{ shop_name }}\u00a0?',
      preview: 'Chaque avis compte autant, élogieux ou non.',
      greeting,
      body: 'Votre commande {{ order_name }} est arrivée. Souhaitez-vous dire aux autres ce que vous en pensez\u00a0?',
      button: 'Écrire un avis',
      note: 'Chaque avis compte autant, élogieux ou non.',
    },
    'first-time': {
      subject: 'Que pensez-vous de votre première commande chez {{ shop_name }}\u00a0?',
      body: 'Votre première commande chez nous, {{ order_name }}, est arrivée. Souhaitez-vous dire aux autres ce que vous en pensez\u00a0? Cela aide ceux qui ne nous connaissent pas encore.',
    },
    loyal: {
      body: 'Votre commande {{ order_name }} est arrivée. Vous avez déjà acheté chez nous et pouvez comparer\u00a0: souhaitez-vous dire aux autres ce que vous en pensez\u00a0?',
    },
    'at-risk': {
      subject: 'Que pensez-vous aujourd’hui de «\u00a0{{ product_title }}\u00a0»\u00a0?',
      body: 'Votre commande {{ order_name }} date déjà un peu. Souhaitez-vous dire aux autres ce que vous en pensez aujourd’hui\u00a0?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Votre question sur {{ product_title }} a reçu une réponse',
      preview: 'Lisez la réponse.',
      greeting,
      body: 'Votre question sur {{ product_title }} a reçu une réponse. Toute personne qui consulte l’article peut désormais la lire.',
      button: 'Voir toutes les questions',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'Vous pouvez maintenant utiliser {{ points }} chez {{ shop_name }}',
      preview: 'Votre solde\u00a0: {{ points_balance }}.',
      greeting,
      body: 'Vous pouvez désormais utiliser {{ points }} chez {{ shop_name }}. La page de vos points montre ce que vous pouvez obtenir en échange.',
      button: 'Voir mes points',
      note: '',
    },
    'first-time': {
      subject: 'Votre première commande chez {{ shop_name }}\u00a0: vous pouvez utiliser {{ points }}',
      body: 'Merci pour votre première commande chez nous. Vous pouvez désormais utiliser {{ points }}. La page de vos points explique comment faire et ce que vous pouvez obtenir en échange.',
    },
    loyal: {
      body: 'Merci de votre fidélité. Vous pouvez désormais utiliser {{ points }} de plus.',
    },
    'at-risk': {
      subject: 'Votre solde chez {{ shop_name }}\u00a0: {{ points_balance }}',
      body: 'Votre dernière commande date déjà un peu. Vous pouvez désormais utiliser {{ points }}, le jour où vous souhaiterez revenir.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Utilisez {{ points }} chez {{ shop_name }} avant la fin du {{ last_day }}',
      preview: 'Ensuite, ils expirent.',
      greeting,
      body: 'Chez {{ shop_name }}, {{ points }} expirent bientôt. Le dernier jour pour les utiliser est le {{ last_day }}. La page de vos points montre ce que vous pouvez obtenir en échange.',
      button: 'Voir mes points',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Les points chez {{ shop_name }} sont en pause',
      preview: 'Vous gardez ceux que vous avez.',
      greeting,
      body: 'Pour le moment, il n’est pas possible de gagner ni d’utiliser des points chez {{ shop_name }}. Vous gardez ceux que vous avez\u00a0: {{ points_balance }}. Les codes que vous n’avez pas utilisés prennent fin et leurs points vous reviennent.',
      button: 'Voir mes points',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'Vous êtes maintenant {{ tier }} chez {{ shop_name }}',
      preview: 'Découvrez ce que cela vous apporte.',
      greeting,
      body: 'Vous avez atteint le niveau {{ tier }} chez {{ shop_name }}. Votre page montre ce qu’il vous apporte et jusqu’à quand il est à vous.',
      button: 'Voir mon niveau',
      note: '',
    },
    loyal: {
      body: 'Merci de votre fidélité\u00a0: vous avez atteint le niveau {{ tier }}. Votre page montre ce qu’il vous apporte et jusqu’à quand il est à vous.',
    },
  },
};
