import type { OutsiderWords } from './en.ts'

export const pl: OutsiderWords = {
  notForYou:
    'Pracuję dla zespołu, który mnie tu dodał, więc nie mogę tego dla Ciebie zrobić. Gdy ktoś z niego zaproponuje Ci terminy, po prostu wybierz ten, który Ci odpowiada.',
}
