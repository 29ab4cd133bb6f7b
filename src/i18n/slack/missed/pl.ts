import type { MissedWords } from './en.ts'

export const pl: MissedWords = {
  text: ({ name, title }) => `Próba umówienia spotkania: ${name}, ${title}`,
  intro: ({ name, email, title }) =>
    `*${name}* (${email}) chce się z Tobą umówić: *${title}*. Twoje strony nie przyjmują rezerwacji, bo jednego z Twoich kalendarzy nie można już odczytać.`,
  wanted: time => `Oczekiwany termin: ${time}`,
  propose: 'Zaproponuj terminy',
  fix: 'Napraw kalendarz',
  dismiss: 'Odrzuć',
  dismissed: ({ name, title }) => `Odrzucono: ${name}, ${title}`,
  gone: 'To było zbyt dawno: nie przechowujemy już tej wiadomości. Adres znajdziesz w mailu na ten temat.',
}
