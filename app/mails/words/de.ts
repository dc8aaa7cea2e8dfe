import type { Words } from './words.ts';

export const de: Words = {
  quantity: (quantity) => `Menge: ${quantity}`,
  more: (products) => `und ${products} weitere`,
  stars: (number) => `${number} von 5 Sternen`,
  refunded: 'Erstattet auf Ihre Zahlungsart',
  credited: 'Als Guthaben gutgeschrieben',
  available: 'Neu verfügbar',
  balance: 'Punktestand',
  expiring: 'Verfallen bald',
  worth: 'Wert bis zu',
  lastDay: 'Letzter Tag zum Einlösen',
  code: 'Ihr Code',
  codeWorth: 'Auf eine Bestellung',
  codeLastDay: 'Letzter Tag zum Einlösen',
  factor: 'Punkte auf Ihre Bestellungen',
  times: (factor) => `${factor}×`,
  entryPoints: 'Als Geschenk',
  points: (number, plural) => (plural === 'one' ? `${number} Punkt` : `${number} Punkte`),
  writes: (shop) => `${shop} schreibt`,
  sendBy: 'Bitte absenden bis',
  sendTo: 'Rücksendeadresse',
  instead: 'Sie erhalten stattdessen',
  owed: 'Noch zu zahlen',
  kept: 'Sie behalten die Artikel und müssen nichts zurückschicken.',
  statedAt: 'Eingegangen',
  statedBy: 'Erklärt von',
  statedOrder: 'Bestellung, wie angegeben',
  statedText: 'Nachricht',
  whyWithdrawal: (shop) =>
    `Sie erhalten diese Mail, weil diese Adresse beim Widerruf eines Vertrags mit ${shop} angegeben wurde. Wenn Sie das nicht waren, müssen Sie nichts tun.`,
  question: 'Ihre Frage',
  ownerWrites: (name) =>
    name === '' ? 'Jemand, der es gekauft hat, schreibt' : `${name} hat es gekauft und schreibt`,
  whyQuestion: (shop) =>
    `Sie erhalten diese Mail, weil diese Adresse bei einer Frage an ${shop} angegeben wurde. Wenn Sie das nicht waren, müssen Sie nichts tun.`,
  why: {
    returns: (shop) => `Sie erhalten diese Mail, weil Sie bei ${shop} eine Rücksendung angefragt haben.`,
    reviews: (shop) => `Sie erhalten diese Mail, weil Sie bei ${shop} eingekauft haben.`,
    loyalty: (shop) => `Sie erhalten diese Mail, weil Sie bei ${shop} Punkte sammeln.`,
  },
  preferences: 'Auswählen, was Sie erhalten, oder abbestellen',
};
