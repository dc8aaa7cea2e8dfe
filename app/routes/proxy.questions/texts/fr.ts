import type { QuestionsTexts } from './texts.ts';

export const fr: QuestionsTexts = {
  title: (product) => `Questions sur ${product}`,
  none: 'Personne n’a encore posé de question.',
  unanswered: 'Pas encore de réponse.',
  byOwner: (name) => (name === '' ? 'Une personne qui l’a acheté' : `${name}, qui l’a acheté`),
  more: 'Questions plus anciennes',
  back: 'Retour à la boutique',
  ask: 'Poser une question',
  body: 'Votre question',
  name: 'Nom affiché avec la question',
  email: 'Adresse e-mail',
  emailHint: 'Seulement pour vous prévenir de la réponse. Elle n’est pas affichée.',
  optional: 'facultatif',
  send: 'Envoyer la question',
  answer: 'Répondre',
  yourAnswer: 'Votre réponse',
  sendAnswer: 'Envoyer la réponse',
  faulty: 'Rien n’a encore été envoyé. Veuillez vérifier les champs indiqués.',
  missing: 'Veuillez remplir ce champ.',
  tooLong: (most) => `Veuillez écrire au plus ${most} caractères.`,
  notStorable: 'Un caractère ne peut pas être enregistré. Veuillez l’écrire autrement.',
  noAddress: 'Veuillez indiquer une adresse e-mail ou laisser ce champ vide.',
  sent: {
    asked: 'Merci. Votre question est affichée ici.',
    'asked-held':
      'Merci. Votre question est arrivée\u00a0; elle sera affichée après lecture par la boutique.',
    answered: 'Merci. Votre réponse est affichée ici.',
    'answered-held':
      'Merci. Votre réponse est arrivée\u00a0; elle sera affichée après lecture par la boutique.',
  },
  closed: { title: 'Impossible', text: 'Cette boutique n’accepte pas de questions ici pour le moment.' },
  unknown: { title: 'Rien trouvé', text: 'Cet article ou cette question n’existe pas ici.' },
  signIn: {
    title: 'Veuillez vous connecter',
    text: 'Seules les personnes qui ont acheté l’article peuvent répondre.',
  },
  notOwner: {
    title: 'Impossible',
    text: 'Seules les personnes qui ont reçu l’article peuvent répondre.',
  },
  alreadyDone: { title: 'Déjà répondu', text: 'Vous avez déjà répondu à cette question.' },
  tooMany: {
    title: 'Veuillez patienter',
    text: 'Vous avez beaucoup envoyé en une heure. Veuillez réessayer plus tard.',
  },
};
