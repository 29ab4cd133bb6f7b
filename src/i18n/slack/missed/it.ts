import type { MissedWords } from './en.ts'

export const it: MissedWords = {
  text: ({ name, title }) => `${name} ha provato a prenotare: ${title}`,
  intro: ({ name, email, title }) =>
    `*${name}* (${email}) ha provato a prenotare *${title}* con te. Le tue pagine non accettano prenotazioni, perché uno dei tuoi calendari non è più leggibile.`,
  wanted: time => `Orario desiderato: ${time}`,
  propose: 'Proponi orari',
  fix: 'Sistema il calendario',
  dismiss: 'Ignora',
  dismissed: ({ name, title }) => `Ignorato: ${name}, ${title}`,
  gone: 'È passato troppo tempo: quel messaggio non è più conservato. L’indirizzo è nell’e-mail che ti è arrivata.',
}
