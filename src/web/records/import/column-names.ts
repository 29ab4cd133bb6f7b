/** The content of a column. Several columns may have the same kind. */
export type ColumnKind = 'name' | 'first' | 'last' | 'email' | 'phone' | 'company' | 'owner'

/**
 * Names in the format of `plainName`: English, Polish and Italian, and those in exports of HubSpot, Pipedrive,
 * Google and Outlook (as of 2026).
 */
const names: Record<ColumnKind, readonly string[]> = {
  name: [
    ...['name', 'full name', 'contact', 'contact name', 'display name'],
    ...['imie i nazwisko', 'nazwa', 'kontakt', 'nazwa kontaktu'],
    ...['nome', 'nome completo', 'nome e cognome', 'contatto', 'nominativo'],
  ],
  first: ['first name', 'firstname', 'given name', 'imie', 'nome di battesimo'],
  last: ['last name', 'lastname', 'surname', 'family name', 'nazwisko', 'cognome'],
  email: [
    ...['email', 'emails', 'email address', 'email addresses', 'email value', 'work email'],
    ...['email work', 'email home', 'email other', 'additional email', 'primary email'],
    ...['additional email addresses', 'secondary email', 'other email', 'contact email'],
    ...['adres email', 'adresy email', 'email sluzbowy', 'poczta', 'dodatkowe adresy email'],
    ...['indirizzo email', 'indirizzi email', 'posta elettronica', 'email lavoro'],
  ],
  phone: [
    ...['phone', 'phones', 'phone number', 'phone value', 'telephone', 'telephone number', 'tel'],
    ...['mobile', 'mobile phone', 'mobile number', 'mobile phone number', 'business phone'],
    ...['work phone', 'phone work', 'phone mobile', 'phone home', 'phone other', 'home phone'],
    ...['telefon', 'numer telefonu', 'nr telefonu', 'telefon komorkowy', 'komorka'],
    ...['numer telefonu komorkowego', 'telefon sluzbowy'],
    ...['telefono', 'numero di telefono', 'cellulare', 'telefono cellulare', 'numero di cellulare'],
  ],
  company: [
    ...['company', 'company name', 'organization', 'organization name', 'organisation'],
    ...['organisation name', 'associated company', 'primary associated company', 'account name'],
    ...['firma', 'nazwa firmy', 'organizacja', 'przedsiebiorstwo', 'powiazana firma'],
    ...['azienda', 'nome azienda', 'nome dell azienda', 'societa', 'organizzazione', 'ditta'],
    ...['ragione sociale', 'azienda associata'],
  ],
  owner: [
    ...['owner', 'contact owner', 'assigned to', 'owner email', 'owner name'],
    ...['opiekun', 'opiekun kontaktu', 'wlasciciel', 'wlasciciel kontaktu'],
    ...['responsabile', 'proprietario', 'proprietario del contatto', 'assegnato a'],
  ],
}

const kindOf = new Map(
  (Object.keys(names) as ColumnKind[]).flatMap(kind =>
    names[kind].map((name): [string, ColumnKind] => [name, kind]),
  ),
)

/**
 * Converts `Person - E-mail 2 - Work` to `email work`: removes case, accents, punctuation, numbers and Pipedrive's
 * prefix.
 */
const plainName = (header: string): string =>
  header
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{Letter}]+/gu, ' ')
    .trim()
    .replace(/^(person|osoba|persona) (?=.)/, '')

/** Undefined for a column that we do not import. */
export const columnKind = (header: string): ColumnKind | undefined => kindOf.get(plainName(header))
