import type { WithdrawTexts } from './texts.ts';

export const fr: WithdrawTexts = {
  title: 'Se rétracter du contrat',
  intro:
    'Indiquez la commande pour laquelle vous vous rétractez. Vous n’avez besoin ni de compte ni de motif. La page suivante montre ce que vous avez écrit, et vous le confirmez.',
  labels: { name: 'Votre nom', order: 'Numéro de commande', email: 'Adresse e-mail', text: 'Message' },
  hints: {
    order: 'Tel qu’il figure dans la confirmation de votre commande, par exemple #1001.',
    email: 'Celle avec laquelle vous avez commandé. L’accusé de réception y est envoyé.',
  },
  optional: 'facultatif',
  privacy: 'Ce que vous écrivez ne sert qu’à traiter votre rétractation.',
  next: 'Continuer',
  confirmTitle: 'Confirmer la rétractation',
  statement: 'Je me rétracte du contrat portant sur les articles de cette commande :',
  confirm: 'Confirmer la rétractation',
  change: 'Modifier',
  doneTitle: 'Votre rétractation a été reçue',
  stated: (at) => `Nous avons reçu votre rétractation le ${at}.`,
  receipt:
    'Un accusé de réception indiquant ce moment et ce que vous avez écrit est en route vers votre adresse e-mail.',
  after:
    'Si ces indications permettent de trouver la commande, vous recevrez un e-mail expliquant comment renvoyer les articles. Sinon, une personne de la boutique examinera votre rétractation.',
  faulty:
    'Il manque quelque chose, ou une indication est inutilisable. Veuillez vérifier les champs ci-dessous.',
  missing: 'Veuillez remplir ce champ.',
  noAddress: 'Veuillez saisir une adresse e-mail, par exemple nom@example.com.',
  tooLong: (most) => `Veuillez utiliser au plus ${most} caractères.`,
  notStorable: 'Ce texte contient des caractères qui ne peuvent pas être enregistrés.',
  tooMany:
    'Trop de rétractations proviennent de votre connexion. Veuillez réessayer dans une heure, ou écrire à la boutique.',
  back: 'Retour à la boutique',
};
