import type { Words } from './words.ts';

export const de: Words = {
  quantity: (quantity) => `Menge: ${quantity}`,
  more: (products) => `und ${products} weitere`,
  stars: (number) => `${number} von 5 Sternen`,
  refunded: 'Erstattet auf deine Zahlungsart',
  credited: 'Als Guthaben gutgeschrieben',
  available: 'Neu verfügbar',
  balance: 'Punktestand',
  expiring: 'Verfallen bald',
  worth: 'Wert bis zu',
  lastDay: 'Letzter Tag zum Einlösen',
  code: 'Dein Code',
  codeWorth: 'Auf eine Bestellung',
  codeLastDay: 'Letzter Tag zum Einlösen',
  factor: 'Punkte auf deine Bestellungen',
  times: (factor) => `${factor}×`,
  entryPoints: 'Als Geschenk',
  points: (number, plural) => (plural === 'one' ? `${number} Punkt` : `${number} Punkte`),
  writes: (shop) => `${shop} schreibt`,
  sendBy: 'Bitte absenden bis',
  sendTo: 'Rücksendeadresse',
  instead: 'Du bekommst stattdessen',
  owed: 'Noch zu zahlen',
  kept: 'Du behältst die Artikel und musst nichts zurückschicken.',
  statedAt: 'Eingegangen',
  statedBy: 'Erklärt von',
  statedOrder: 'Bestellung, wie angegeben',
  statedText: 'Nachricht',
  whyWithdrawal: (shop) =>
    `Du bekommst diese Mail, weil diese Adresse beim Widerruf eines Vertrags mit ${shop} angegeben wurde. Wenn du das nicht warst, musst du nichts tun.`,
  question: 'Deine Frage',
  ownerWrites: (name) =>
    name === '' ? 'Jemand, der es gekauft hat, schreibt' : `${name} hat es gekauft und schreibt`,
  whyQuestion: (shop) =>
    `Du bekommst diese Mail, weil diese Adresse bei einer Frage an ${shop} angegeben wurde. Wenn du das nicht warst, musst du nichts tun.`,
  why: {
    returns: (shop) => `Du bekommst diese Mail, weil du bei ${shop} eine Rückgabe angefragt hast.`,
    reviews: (shop) => `Du bekommst diese Mail, weil du bei ${shop} eingekauft hast.`,
    loyalty: (shop) => `Du bekommst diese Mail, weil du bei ${shop} Punkte sammelst.`,
  },
  preferences: 'Mails auswählen oder abbestellen',
};
