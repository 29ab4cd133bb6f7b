import type { SlackMatchWords } from './en.ts'

export const pl: SlackMatchWords = {
  title: 'Slack',
  text: 'Kim ta osoba jest w Slacku. Zwykle rozpoznajemy ją po adresie e-mail; jeśli adresy się różnią, wybierz ją tutaj.',
  who: 'W Slacku',
  byEmail: 'Rozpoznawana po adresie e-mail',
  away: 'Slack teraz nie odpowiada, więc nie można nikogo wybrać. Spróbuj ponownie za minutę.',
  partial: {
    one: 'Wasz zespół w Slacku jest duży: lista obejmuje tylko {count} osobę. Pozostałe rozpoznajemy po adresie e-mail.',
    few: 'Wasz zespół w Slacku jest duży: lista obejmuje tylko {count} osoby. Pozostałe rozpoznajemy po adresie e-mail.',
    many: 'Wasz zespół w Slacku jest duży: lista obejmuje tylko {count} osób. Pozostałe rozpoznajemy po adresie e-mail.',
    other:
      'Wasz zespół w Slacku jest duży: lista obejmuje tylko {count} osoby. Pozostałe rozpoznajemy po adresie e-mail.',
  },
}
