import { expect, test } from 'vitest';
import { asksForPraise } from './no-praise.ts';

test('words that ask for a certain opinion are found in five languages', () => {
  for (const text of [
    'Give us 5 stars',
    'a five-star review',
    'What did you LOVE about it?',
    'Leave a positive review',
    'Great reviews get more',
    'Fünf Sterne für uns',
    '5 Sterne',
    'Was liebst du daran?',
    'eine positive Bewertung',
    'gute Bewertungen',
    'Qu’avez-vous adoré ?',
    'cinq étoiles',
    'un avis positif',
    'de bons avis',
    'Cinco estrellas',
    '¿Qué te encanta de esto?',
    'una reseña positiva',
    '５つ星をお願いします',
    '星5',
    '高評価をお願いします',
    '大好きなところ',
    '★★★★★',
    'We would love a positive review',
    'You’d love it: 5 stars from 1 to 10 friends',
    'Liebe Kundin,\nbitte 5 Sterne.',
    'Von 1 bis 5 Sternen: 5 Sterne helfen uns',
  ])
    expect(asksForPraise(text), text).toBe(true);
});

test('neutral words are left alone', () => {
  for (const text of [
    'How does it fit?',
    'Gloves',
    'Clover',
    'Stars on the print',
    '50 stars on the flag',
    'Wie fällt es aus?',
    'Lieferung',
    'Comment taille-t-il ?',
    '¿Qué talla usas?',
    'Bon marché',
    'Too small',
    'Sizing',
    'サイズ感',
    '星柄',
    'We’d love to hear what you think',
    'I would love to know',
    'Liebe Kundin,',
    'Lieber Kunde,',
    'Liebe {{ first_name }}',
    'From 1 to 5 stars',
    'from one to five stars',
    'Von 1 bis 5 Sternen',
    'de 1 à 5 étoiles',
    'de una a cinco estrellas',
    '1から5つ星',
    '1つ星から5つ星まで',
    'For any review, whatever it says',
  ])
    expect(asksForPraise(text), text).toBe(false);
});
