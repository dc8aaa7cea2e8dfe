/**
 * Why no text beside a form, nor in a mail that leads to it, may ask for praise: 16 CFR 465.4 in the United States
 * forbids an incentive that is given, expressly or by implication, for reviews of a particular sentiment; the EU and the
 * UK forbid the same.
 */
export const noPraise =
  'Words such as “5 stars”, “positive”, “love” or “if you are happy” ask for a certain opinion. The rules on reviews (16 CFR 465.4 in the US, and those of the EU and the UK) forbid that, so ask in neutral words.';

/** Whole words or beginnings of them, in the five languages that shoppers are spoken to. */
const asking: readonly RegExp[] = [
  // Stars with a number, or as a full mark.
  /(?<![\p{L}\p{N}])(5|five|fünf|cinq|cinco)[\s-]*(stars?|sterne?n?|étoiles?|etoiles?|estrellas?)(?!\p{L})/u,
  /(5|五|５)\s*つ?星|星\s*(5|五|５)|★{5}|⭐{5}|満点/u,
  // Positive.
  /(?<!\p{L})(positive?(ly)?|positiv(e[nrsm]?)?|positif(s)?|positives|positiv[oa]s?)(?!\p{L})/u,
  /ポジティブ|肯定的|好意的/u,
  // Love.
  /(?<!\p{L})(love[ds]?|loving|lieb(e|st|en|t|te|test|ten)|ador(ez|é|ée|és|er|e|es|ó|aste|ado|ada)|aimez|aimer|aimé|amas|amaste|encant(a|ó|aron|ado|ada|an)|te encanta)(?!\p{L})/u,
  /大好き|愛して|気に入った(点|ところ)/u,
  // A good review, a great rating.
  /(?<!\p{L})(good|great|excellent|favou?rable|gute[nrs]?|tolle[nrs]?|bons?|bonnes?|excellents?|buenas?|excelentes?)\s+(reviews?|ratings?|bewertung(en)?|avis|notes?|reseñas?|valoraci(ón|ones))(?!\p{L})/u,
  /(高|良い|いい)評価/u,
  // Only of those who are content: "If you are happy with it", "Happy?".
  /(?<!\p{L})if\s[^.?!\n]{0,60}(?<!\p{L})(happy|satisfied|pleased|delighted|enjoy(ed|ing)?|liked|(?<=you )like(?= ))(?!\p{L})/u,
  /(?<!\p{L})(wenn|falls|sofern)\s[^.?!\n]{0,60}(?<!\p{L})(zufrieden|glücklich|begeistert|gefällt|gefallen|gefiel)(?!\p{L})/u,
  /(?<!\p{L})(si|s’il|s'il)\s[^.?!\n]{0,60}(?<!\p{L})(satisfaite?s?|contente?s?|ravie?s?|plaît|plaisent|plu)(?!\p{L})/u,
  /(?<!\p{L})si\s[^.?!\n]{0,60}(?<!\p{L})(satisfech[oa]s?|content[oa]s?|feliz|gust(a|an|ó|aron|ado))(?!\p{L})/u,
  /(満足|気に入)[^。？！\n]{0,10}(たら|なら|場合|れば)(?!も)/u,
  /(?<=^|[.!\n]\s*)(happy|satisfied|pleased|zufrieden|begeistert|satisfaite?s?|contente?s?|satisfech[oa]s?|content[oa]s?)( with [^.?!\n]{0,40}| mit [^.?!\n]{0,40})?\s?\?/u,
];

/** What has such words and asks for nothing: a wish of the shop's own, a German greeting, a scale's two ends. */
const harmless: readonly RegExp[] = [
  /(?<=(^|\P{L})(we|i)(['’]d|\s+would)\s)love(?!\p{L})/gu,
  /^liebe(?=\s[^.?\n]{0,80}[,!]$|\s\{\{)/gmu,
  /(?<=(^|[^\p{L}\p{N}])(1|one|eins?|einem|une?|uno|una)\s?(つ?星)?(to|bis|à|a|から|~|[-–—]| (to|bis|à|a|[-–—]) )\s?)(5|five|fünf|cinq|cinco)/gu,
];

/** Does a text ask for praise rather than for an opinion? */
export function asksForPraise(text: string): boolean {
  const written = text.normalize('NFKC').toLowerCase();
  const plain = harmless.reduce((left, words) => left.replace(words, ' '), written);
  return asking.some((words) => words.test(plain));
}
