import type { Words } from './words.ts';

export const es: Words = {
  quantity: (quantity) => `Cantidad: ${quantity}`,
  more: (products) => `y ${products} más`,
  stars: (number) => `${number} de 5 estrellas`,
  refunded: 'Reembolsado a su medio de pago',
  credited: 'Abonado como crédito en la tienda',
  available: 'Ya disponibles',
  balance: 'Su saldo',
  expiring: 'Caducan pronto',
  worth: 'Valen hasta',
  lastDay: 'Último día para usarlos',
  code: 'Su código',
  codeWorth: 'En un pedido',
  codeLastDay: 'Último día para usarlo',
  factor: 'Puntos por sus pedidos',
  times: (factor) => `${factor}×`,
  entryPoints: 'De regalo',
  points: (number, plural) => (plural === 'one' ? `${number} punto` : `${number} puntos`),
  writes: (shop) => `${shop} le escribe`,
  sendBy: 'Envíelo como muy tarde el',
  sendTo: 'Dirección de envío',
  instead: 'Recibe a cambio',
  owed: 'Pendiente de pago',
  kept: 'Se queda con los artículos, así que no hay nada que devolver.',
  statedAt: 'Recibido',
  statedBy: 'Declarado por',
  statedOrder: 'Pedido, tal como se indicó',
  statedText: 'Mensaje',
  whyWithdrawal: (shop) =>
    `Recibe este mensaje porque esta dirección se indicó al desistir de un contrato con ${shop}. Si no fue usted, no tiene que hacer nada.`,
  question: 'Su pregunta',
  ownerWrites: (name) =>
    name === '' ? 'Una persona que lo compró escribe' : `${name}, que lo compró, escribe`,
  whyQuestion: (shop) =>
    `Recibe este mensaje porque se indicó esta dirección con una pregunta a ${shop}. Si no fue usted, no tiene que hacer nada.`,
  why: {
    returns: (shop) => `Recibe este mensaje porque solicitó una devolución a ${shop}.`,
    reviews: (shop) => `Recibe este mensaje porque compró en ${shop}.`,
    loyalty: (shop) => `Recibe este mensaje porque acumula puntos en ${shop}.`,
  },
  preferences: 'Elegir qué recibe o darse de baja',
};
