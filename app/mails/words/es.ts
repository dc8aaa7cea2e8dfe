import type { Words } from './words.ts';

export const es: Words = {
  quantity: (quantity) => `Cantidad: ${quantity}`,
  more: (products) => `y ${products} más`,
  refunded: 'Reembolsado a su medio de pago',
  credited: 'Abonado como crédito en la tienda',
  available: 'Ya disponibles',
  balance: 'Su saldo',
  points: (number, plural) => (plural === 'one' ? `${number} punto` : `${number} puntos`),
  writes: (shop) => `${shop} le escribe`,
  why: {
    returns: (shop) => `Recibe este mensaje porque solicitó una devolución a ${shop}.`,
    reviews: (shop) => `Recibe este mensaje porque compró en ${shop}.`,
    loyalty: (shop) => `Recibe este mensaje porque acumula puntos en ${shop}.`,
  },
  preferences: 'Elegir qué recibe o darse de baja',
};
