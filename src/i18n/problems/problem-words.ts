import type { Locale } from '../../model/entities.ts'
import type { ProblemCode } from '../../services/problems.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale = { en, pl, it }

/** What a page says of a problem: title, and what to do next. */
export const problemWords = (locale: Locale, code: ProblemCode) => byLocale[locale][code]

const typedWords: Record<Locale, string> = {
  en: 'What you typed. Copy it before you go back:',
  pl: 'Wpisany tekst. Skopiuj go, zanim wrócisz:',
  it: 'Quello che hai scritto. Copialo prima di tornare indietro:',
}

/** Before texts of a form that could not be taken. */
export const typedTextWord = (locale: Locale): string => typedWords[locale]

const numberWords: Record<Locale, string> = {
  en: 'Error number',
  pl: 'Numer błędu',
  it: 'Numero dell’errore',
}

/** Before the number by which the log explains a failure. */
export const errorNumberWord = (locale: Locale): string => numberWords[locale]
