/** A file of each supplier's own heading, with what each of them is known to trip over. */
export interface SupplierFile {
  readonly name: string;
  readonly format: string;
  readonly text: string;
  readonly answers: object;
  readonly counts: { readonly added: number; readonly skipped: number; readonly faulty: number };
  readonly problems: readonly string[];
}

const incentives = { incentives: 'no' } as const;

export const supplierFiles: readonly SupplierFile[] = [
  {
    name: "Judge.me's export with a mark, CRLF, quoted lines, spam and an unknown product",
    format: 'judge-me',
    text: [
      '\ufefftitle,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location',
      'Warm,"Very ""warm"",\r\nand long",5,2024-05-02 10:12:00 UTC,email,ok,Ana Lopez,ANA@example.com,101,wool-coat,Thank you,2024-05-03 08:00:00 UTC,"https://cdn.example/a.jpg,https://cdn.example/b.jpg",1.2.3.4,',
      ',Buy pills,5,2024-05-02 10:12:00 UTC,web,spam,Bot,bot@example.com,101,wool-coat,,,,,',
      'Fine,It is fine,3,2024-06-02 10:12:00 UTC,web,not-yet,Bo,bo@example.com,,scarf-2000,,,,,',
      'Gone,Never seen,4,2024-06-02 10:12:00 UTC,web,ok,Cy,cy@example.com,999,gone-2000,,,,,',
      'Zero,No stars,0,2024-06-02 10:12:00 UTC,web,ok,Cy,cy@example.com,101,wool-coat,,,,,',
      'Soon,From tomorrow,4,2031-06-02 10:12:00 UTC,web,ok,Cy,cy@example.com,101,wool-coat,,,,,',
      'Bad,Picture,4,2024-06-02 10:12:00 UTC,web,ok,Cy,cy@example.com,101,wool-coat,,,javascript:alert(1),,',
      '',
    ].join('\r\n'),
    answers: incentives,
    counts: { added: 2, skipped: 1, faulty: 4 },
    problems: ['4 spam', '6 unknown-product', '7 rating', '8 future-date', '9 media'],
  },
  {
    name: "Loox's export",
    format: 'loox',
    text: [
      'id,status,rating,email,nickname,full_name,review,date,productId,handle,img,variant,verified_purchase',
      'a1,Active,5,ana@example.com,Ani,Ana Lopez,Lovely,2024-05-02T10:12:00.000Z,101,wool-coat,https://cdn.example/c.jpg,M,true',
      'a2,Hidden,1,bo@example.com,,Bo Berg,Thin,2024-05-02T10:12:00.000Z,102,scarf-2000,,,true',
    ].join('\n'),
    answers: incentives,
    counts: { added: 2, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Loox's template",
    format: 'loox',
    text: [
      'product_handle,rating,author,body,created_at,email,title,photo_url,verified_purchase',
      'wool-coat,4,Ana Lopez,Good,2024-05-02,ana@example.com,Nice,,yes',
    ].join('\n'),
    answers: incentives,
    counts: { added: 1, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Yotpo's export with semicolons, days first and decimals with a comma",
    format: 'yotpo',
    text: [
      'Review Title;Review Content;Review Score;Date;Product ID;Product Title;Product URL;Display Name;Email;Verified Purchase',
      'Soft;Very soft, really;4,6;25/12/2024;101;Coat;https://shop.example;Ana L.;ana@example.com;true',
      'Hard;"Line one\nline; two";2;03/04/2024;102;Scarf;https://shop.example;Bo;;false',
    ].join('\n'),
    answers: incentives,
    counts: { added: 2, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Yotpo's other export",
    format: 'yotpo',
    text: [
      'Product ID,Review Score,Reviewer Display Name,Review Content,Review Creation Date,Reviewer Email,Review Title',
      '101,5,Ana L.,Good,2024-05-02 10:12:00,ana@example.com,Yes',
    ].join('\n'),
    answers: incentives,
    counts: { added: 1, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Yotpo's template with dates that read both ways",
    format: 'yotpo',
    text: [
      'review_title\treview_content\treview_score\tdate\tproduct_id\tproduct_title\tproduct_url\tdisplay_name\temail',
      'Yes\tGood\t5\t05/03/2024\t101\tCoat\thttps://shop.example\tAna L.\tana@example.com',
    ].join('\n'),
    answers: { ...incentives, dateOrder: 'dmy' },
    counts: { added: 1, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Okendo's template",
    format: 'okendo',
    text: [
      'name,body,rating,dateCreated,sku,email,title,imageUrls,countryCode',
      'Ana Lopez,Good,5,2024-05-02T10:12:00Z,COAT,ana@example.com,Yes,https://cdn.example/d.jpg,de',
      'Bo,Nothing,5,2024-05-02T10:12:00Z,NONE,,,,',
    ].join('\n'),
    answers: incentives,
    counts: { added: 1, skipped: 0, faulty: 1 },
    problems: ['3 unknown-product'],
  },
  {
    name: "Okendo's export with gids",
    format: 'okendo',
    text: [
      'Review ID,Product ID,Product Name,Rating,Title,Body,Reviewer Name,Is Verified Buyer,Date Created,Status',
      'r1,gid://shopify/Product/101,Coat,5,Yes,Good,Ana Lopez,true,2024-05-02T10:12:00Z,Approved',
      'r2,gid://shopify/Product/102,Scarf,1,No,Bad,Bo,true,2024-05-02T10:12:00Z,Rejected',
    ].join('\n'),
    answers: incentives,
    counts: { added: 2, skipped: 0, faulty: 0 },
    problems: [],
  },
  {
    name: "Shopify's retired app",
    format: 'shopify',
    text: [
      'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at',
      'wool-coat,published,5,Yes,Ana Lopez,ana@example.com,Berlin,<p>Good &amp; warm</p><p>Really</p>,Thanks,2024-05-02 10:12:00 -0500,2024-05-04 10:12:00 -0500',
      'wool-coat,unpublished,2,No,Bo,bo@example.com,,Bad,,2024-05-02 10:12:00 -0500,',
      'wool-coat,published,5,Too,many,cells,for,this,one,2024-05-02 10:12:00 -0500,,extra',
    ].join('\n'),
    answers: incentives,
    counts: { added: 2, skipped: 0, faulty: 1 },
    problems: ['4 columns'],
  },
  {
    name: "Yotpo's export with numbers and states, of which two rows say the same",
    format: 'yotpo',
    text: [
      'Review ID,Review Status,Review Title,Review Content,Review Score,Date,Product ID,Display Name,Email',
      '71,Published,Soft,Very soft,5,2024-12-25,101,Ana L.,ana@example.com',
      '72,Rejected,Soft,Very soft,5,2024-12-25,101,Ana L.,ana@example.com',
      '73,Spam,Pills,Buy pills,5,2024-12-25,101,Bot,bot@example.com',
    ].join('\n'),
    answers: incentives,
    counts: { added: 2, skipped: 1, faulty: 0 },
    problems: ['4 spam'],
  },
];
