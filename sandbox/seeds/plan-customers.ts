import {
  base,
  da,
  de,
  de_AT,
  de_CH,
  en,
  en_GB,
  en_US,
  es,
  Faker,
  fr,
  ja,
  type LocaleDefinition,
  nl,
  sv,
} from '@faker-js/faker';
import { places } from './places.ts';

export interface PlannedAddress {
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  countryCode: string;
}

export interface PlannedPerson {
  email: string;
  locale: string;
  address: PlannedAddress;
}

export interface PlannedCustomer extends PlannedPerson {
  marketing: 'subscribed' | 'not_subscribed' | 'pending' | 'unsubscribed';
  account: boolean;
  tags: string[];
  /** how many orders this customer has placed so far */
  orders: number;
}

interface Home {
  country: string;
  locale: string;
  words: LocaleDefinition[];
  /** share of customers, relative to the others */
  weight: number;
}

const homes: readonly Home[] = [
  { country: 'DE', locale: 'de', words: [de, en, base], weight: 52 },
  { country: 'AT', locale: 'de', words: [de_AT, de, en, base], weight: 9 },
  { country: 'CH', locale: 'de', words: [de_CH, de, en, base], weight: 5 },
  { country: 'NL', locale: 'nl', words: [nl, en, base], weight: 9 },
  { country: 'FR', locale: 'fr', words: [fr, en, base], weight: 8 },
  { country: 'GB', locale: 'en', words: [en_GB, en, base], weight: 6 },
  { country: 'DK', locale: 'da', words: [da, en, base], weight: 4 },
  { country: 'ES', locale: 'es', words: [es, en, base], weight: 4 },
  { country: 'SE', locale: 'sv', words: [sv, en, base], weight: 3 },
];

/** Guests come from further away as well. */
const farHomes: readonly Home[] = [
  { country: 'US', locale: 'en', words: [en_US, en, base], weight: 5 },
  { country: 'JP', locale: 'ja', words: [ja, en, base], weight: 3 },
];

const mailDomains = ['example.com', 'example.org', 'example.net'];

/** Invented people; the same seed gives the same ones in the same order. */
export class People {
  private readonly dice: Faker;
  private readonly fakers: Map<string, Faker>;
  private readonly taken = new Set<string>();

  constructor(seed: number) {
    this.dice = new Faker({ locale: [en, base], seed });
    this.fakers = new Map(
      [...homes, ...farHomes].map((home, index) => [
        home.country,
        new Faker({ locale: home.words, seed: seed + 101 * (index + 1) }),
      ]),
    );
  }

  customer(orders: number): PlannedCustomer {
    const { dice } = this;
    const marketing = dice.helpers.weightedArrayElement([
      { value: 'subscribed' as const, weight: orders > 3 ? 80 : 55 },
      { value: 'not_subscribed' as const, weight: 30 },
      { value: 'unsubscribed' as const, weight: 9 },
      { value: 'pending' as const, weight: 3 },
    ]);
    const tags = [
      ...(orders >= 12 ? ['regular'] : []),
      ...(dice.datatype.boolean({ probability: 0.04 }) ? ['trade'] : []),
    ];
    return {
      ...this.person(homes),
      marketing,
      account: dice.datatype.boolean({ probability: orders > 1 ? 0.85 : 0.45 }),
      tags,
      orders,
    };
  }

  guest(): PlannedPerson {
    return this.person([...homes, ...farHomes]);
  }

  private person(from: readonly Home[]): PlannedPerson {
    const home = this.dice.helpers.weightedArrayElement(
      from.map((value) => ({ value, weight: value.weight })),
    );
    const faker = this.fakers.get(home.country) ?? this.dice;
    const firstName = faker.person.firstName();
    const lastName = faker.person.lastName();
    const [city, zip] = this.dice.helpers.arrayElement(places[home.country] ?? [['Berlin', '104##']]);
    return {
      email: this.email(firstName, lastName),
      locale: home.country === 'CH' && this.dice.datatype.boolean({ probability: 0.3 }) ? 'fr' : home.locale,
      address: {
        firstName,
        lastName,
        address1: faker.location.streetAddress(),
        city,
        zip: zip.replace(/#/g, () => this.dice.string.numeric(1)),
        countryCode: home.country,
      },
    };
  }

  private email(firstName: string, lastName: string): string {
    const plain = (text: string) =>
      text
        .replaceAll('ß', 'ss')
        .normalize('NFD')
        .toLowerCase()
        .replace(/ø/g, 'o')
        .replace(/æ/g, 'ae')
        .replace(/[^a-z]/g, '');
    const name = [plain(firstName), plain(lastName)].filter((part) => part !== '').join('.') || 'kunde';
    const domain = this.dice.helpers.arrayElement(mailDomains);
    for (let count = 1; ; count += 1) {
      const address = `${name}${count === 1 ? '' : count}@${domain}`;
      if (this.taken.has(address)) continue;
      this.taken.add(address);
      return address;
    }
  }
}
