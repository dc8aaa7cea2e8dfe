import type { Words } from './words.ts';

export const es: Words = {
  quantity: (quantity) => `Cantidad: ${quantity}`,
  more: (products) => `y ${products} más`,
  stars: (number) => `${number} de 5 estrellas`,
  refunded: 'Reembolsado a tu forma de pago',
  credited: 'Abonado como crédito de la tienda',
  available: 'Ya disponibles',
  balance: 'Tu saldo',
  expiring: 'Caducan pronto',
  worth: 'Valen hasta',
  lastDay: 'Último día para usarlos',
  code: 'Tu código',
  codeWorth: 'En un pedido',
  codeLastDay: 'Último día para usarlo',
  factor: 'Puntos por tus pedidos',
  times: (factor) => `${factor}×`,
  entryPoints: 'De regalo',
  points: (number, plural) => (plural === 'one' ? `${number} punto` : `${number} puntos`),
  writes: (shop) => `${shop} te escribe`,
  sendBy: 'Fecha límite de envío',
  sendTo: 'Dirección de devolución',
  instead: 'Recibes a cambio',
  owed: 'Pendiente de pago',
  kept: 'Te quedas con los artículos, así que no hay nada que devolver.',
  statedAt: 'Recibido',
  statedBy: 'Declarado por',
  statedOrder: 'Pedido, tal como se indicó',
  statedText: 'Mensaje',
  whyWithdrawal: (shop) =>
    `Recibes este mensaje porque se indicó esta dirección al desistir de un contrato con ${shop}. Si no fuiste tú, no tienes que hacer nada.`,
  question: 'Tu pregunta',
  ownerWrites: (name) =>
    name === '' ? 'Una persona que lo compró escribe' : `${name}, que lo compró, escribe`,
  whyQuestion: (shop) =>
    `Recibes este mensaje porque se indicó esta dirección con una pregunta a ${shop}. Si no fuiste tú, no tienes que hacer nada.`,
  why: {
    returns: (shop) => `Recibes este mensaje porque solicitaste una devolución a ${shop}.`,
    reviews: (shop) => `Recibes este mensaje porque compraste en ${shop}.`,
    loyalty: (shop) => `Recibes este mensaje porque reúnes puntos en ${shop}.`,
  },
  preferences: 'Elegir qué recibes o darte de baja',
};
