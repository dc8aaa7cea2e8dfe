/** One product of the demo shop, Fern & Fable. Prices in euros with tax, as the shop window shows them. */
export interface CatalogueEntry {
  /** Start of the SKU; variants append their option values. */
  code: string;
  title: string;
  productType: string;
  price: string;
  /** Option "Colour"; empty = no such option. */
  colours: readonly string[];
  /** Option "Size" with what the size adds to the price, in cents; empty = no such option. */
  sizes: readonly (readonly [size: string, addedCents: number])[];
  collections: readonly string[];
  tags: readonly string[];
  vendor: string;
  /** How often it is bought, relative to the others. */
  weight: number;
  /** Month (1–12) around which it sells most, or null for all year. */
  peakMonth: number | null;
  giftCard: boolean;
}

const LETTERS = 'XS|S|M|L|XL';
const FEET = '37|38|39|40|41|42|43|44';

type Row = [
  code: string,
  title: string,
  productType: string,
  price: string,
  /** one word each */
  colours: string,
  /** such as "S|L+1500": with what a size adds, in cents */
  sizes: string,
  collections: string,
  tags: string,
  weight: number,
  peakMonth: number | null,
];

const OWN = 'Fern & Fable';

// biome-ignore format: one product a line reads as a list
const rows: readonly Row[] = [
  ['FJM', 'Fjord stoneware mug', 'Mug', '18.00', 'Moss Sand Ink', '', 'Kitchen,Gifts', 'stoneware,bestseller', 9, 11],
  ['FJB', 'Fjord breakfast bowl', 'Bowl', '22.00', 'Clay Sand Ink', '', 'Kitchen', 'stoneware', 6, null],
  ['FJP', 'Fjord dinner plate', 'Plate', '26.00', 'Ink Oat', '', 'Kitchen', 'stoneware', 5, null],
  ['HAR', 'Harbour teapot', 'Teapot', '54.00', 'Sky Charcoal', '', 'Kitchen,Gifts', 'stoneware,tea', 3, 12],
  ['BRB', 'Oak bread board', 'Board', '42.00', 'Oak', '', 'Kitchen', 'wood,fsc', 4, null],
  ['TTT', 'Tideline tea towel, set of two', 'Towel', '19.00', 'Fern Rust', '', 'Kitchen,Gifts', 'linen', 5, null],
  ['BAK', "Baker's apron", 'Apron', '48.00', 'Sky Clay', '', 'Kitchen,Gifts', 'linen', 2, 12],
  ['DUN', 'Dune vase', 'Vase', '34.00', 'Honey Blush', 'S|L+1500', 'Living', 'stoneware', 4, 4],
  ['CSC', 'Cedar & smoke candle', 'Candle', '28.00', 'Plum', '180 g|400 g+1800', 'Living,Gifts', 'soy wax', 8, 12],
  ['FIG', 'Fig leaf candle', 'Candle', '28.00', 'Moss', '180 g|400 g+1800', 'Living,Gifts', 'soy wax', 6, 11],
  ['HOL', 'Hollow wool blanket', 'Blanket', '129.00', 'Fern Oat', '', 'Living,Gifts', 'wool,bestseller', 4, 11],
  ['MEA', 'Meadow linen cushion', 'Cushion', '45.00', 'Rust Moss Sky', '40 cm|50 cm+1000', 'Living', 'linen', 5, null],
  ['LAM', 'Lantern no. 3 table lamp', 'Lamp', '149.00', 'Charcoal Sand', '', 'Living', 'lighting', 2, 10],
  ['CLK', 'Quiet wall clock', 'Clock', '79.00', 'Clay Ink', '', 'Living', 'silent movement', 2, null],
  ['HER', 'Heron bath towel', 'Towel', '39.00', 'Sky Blush', 'Hand-1500|Bath', 'Living', 'organic cotton', 5, null],
  ['WIL', 'Willow log basket', 'Basket', '68.00', 'Natural', '', 'Living', 'willow', 2, 10],
  ['TER', 'Terrace plant pot', 'Plant pot', '24.00', 'Clay Sand', 'S|M+1200|L+2600', 'Garden', 'terracotta', 5, 5],
  ['WAT', 'Morning watering can', 'Watering can', '39.00', 'Blush Fern', '', 'Garden,Gifts', 'steel', 3, 5],
  ['TRO', 'Ash hand trowel', 'Trowel', '21.00', 'Oak', '', 'Garden', 'steel,wood', 3, 4],
  ['HAM', 'Slow hammock', 'Hammock', '95.00', 'Charcoal Honey', '', 'Garden,Outdoor', 'cotton', 2, 6],
  ['NOT', 'Field notebook', 'Notebook', '16.00', 'Ink Moss', '', 'Gifts', 'recycled paper', 6, null],
  ['TRA', 'Trailhead backpack 22 l', 'Backpack', '119.00', 'Honey Slate Fern', '', 'Outdoor', 'recycled,bestseller', 5, 5],
  ['EMB', 'Ember vacuum flask', 'Flask', '34.00', 'Plum Slate', '500 ml|750 ml+700', 'Outdoor,Gifts', 'steel', 6, 10],
  ['CAM', 'Camp lantern', 'Lantern', '59.00', 'Fern', '', 'Outdoor', 'lighting', 3, 8],
  ['RID', 'Ridge camp chair', 'Camp chair', '89.00', 'Rust Slate', '', 'Outdoor,Garden', 'beech', 3, 6],
  ['BAS', 'Basecamp enamel mug', 'Mug', '14.00', 'Chalk Slate', '', 'Outdoor,Gifts', 'enamel', 6, 7],
  ['PIC', 'Clearing picnic blanket', 'Blanket', '64.00', 'Honey', '', 'Outdoor', 'recycled', 3, 6],
  ['DRY', 'Puddle dry bag', 'Dry bag', '36.00', 'Sand Sky', '10 l|20 l+900', 'Outdoor', 'recycled', 3, 7],
  ['DRZ', 'Drizzle rain jacket', 'Rain jacket', '179.00', 'Moss Ink', LETTERS, 'Clothing,Outdoor', 'waterproof,bestseller', 5, 10],
  ['SKE', 'Skein wool jumper', 'Jumper', '110.00', 'Clay Oat', LETTERS, 'Clothing', 'wool', 5, 11],
  ['EVE', 'Everyday tee', 'Tee', '32.00', 'Ink Fern Chalk', LETTERS, 'Clothing', 'organic cotton', 8, 6],
  ['LOF', 'Loft linen shirt', 'Shirt', '79.00', 'Sky Oat', LETTERS, 'Clothing', 'linen', 5, 5],
  ['WAN', 'Wander trousers', 'Trousers', '98.00', 'Honey Charcoal', LETTERS, 'Clothing,Outdoor', 'organic cotton', 4, 4],
  ['FAB', 'Bobble beanie', 'Beanie', '32.00', 'Plum Rust', '', 'Clothing,Gifts', 'wool', 5, 12],
  ['SOC', 'Walking socks', 'Socks', '16.00', 'Fern Slate', '36–40|41–46', 'Clothing,Gifts', 'wool', 9, 11],
  ['SCA', 'Long evening scarf', 'Scarf', '58.00', 'Rust Ink', '', 'Clothing,Gifts', 'wool', 3, 12],
  ['HEA', 'Heath walking boots', 'Boots', '189.00', 'Charcoal', FEET, 'Clothing,Outdoor', 'leather', 3, 10],
  ['PIN', 'Pine trail shoes', 'Shoes', '139.00', 'Sand Moss', FEET, 'Clothing,Outdoor', 'recycled', 4, 4],
  ['SAL', 'Last season linen shirt', 'Shirt', '39.00', 'Blush', LETTERS, 'Clothing,Last chance', 'linen,final-sale', 3, null],
];

const giftCards: CatalogueEntry = {
  code: 'GIFT',
  title: 'Fern & Fable gift card',
  productType: 'Gift card',
  price: '25.00',
  colours: [],
  sizes: [
    ['€25', 0],
    ['€50', 2500],
    ['€100', 7500],
  ],
  collections: ['Gifts'],
  tags: [],
  vendor: OWN,
  weight: 1,
  peakMonth: 12,
  giftCard: true,
};

const words = (text: string, by: string) => text.split(by).filter((word) => word !== '');

function readSize(text: string): [size: string, addedCents: number] {
  const [, size = text, added = '0'] = /^(.+?)([+-]\d+)?$/.exec(text) ?? [];
  return [size, Number(added)];
}

/** What Fern & Fable sells, in the order the shop window shows it. */
export const catalogue: readonly CatalogueEntry[] = [
  ...rows.map(
    ([
      code,
      title,
      productType,
      price,
      colours,
      sizes,
      collections,
      tags,
      weight,
      peakMonth,
    ]): CatalogueEntry => ({
      code,
      title,
      productType,
      price,
      colours: words(colours, ' '),
      sizes: words(sizes, '|').map(readSize),
      collections: words(collections, ','),
      tags: words(tags, ','),
      vendor: OWN,
      weight,
      peakMonth,
      giftCard: false,
    }),
  ),
  giftCards,
];
