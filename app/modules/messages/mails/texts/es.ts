import type { MailTexts } from './texts.ts';

export const es: MailTexts = {
  reviewRequest: {
    subject: (shop, products) =>
      products === 1 ? `¿Qué le parece su compra en ${shop}?` : `¿Qué le parecen sus compras en ${shop}?`,
    greeting: 'Hola:',
    intro: (order, products) =>
      products === 1
        ? `Su pedido ${order} ha llegado. ¿Quiere contar a otros qué le parece?`
        : `Su pedido ${order} ha llegado. ¿Quiere contar a otros qué le parecen estos productos?`,
    action: (products) => (products === 1 ? 'Escribir una reseña' : 'Escribir reseñas'),
    note: 'Todas las reseñas cuentan igual, elogien o no.',
  },
  footer: {
    why: (shop) => `Recibe este mensaje porque compró en ${shop}.`,
    unsubscribe: 'No recibir más mensajes que piden reseñas',
  },
};
