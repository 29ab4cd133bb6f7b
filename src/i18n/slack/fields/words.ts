import type { Locale } from '../../../model/entities.ts'
import { en, type FieldName, type FieldWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, FieldWords> = { en, pl, it }

const isField = (path: string): path is FieldName => Object.hasOwn(en, path)

/** The field as people call it, by its path or the path's beginning; undefined where Slack asks for no such field. */
export function fieldName(locale: Locale, path: string): string | undefined {
  const [first = ''] = path.split(/[.[]/)
  const known = [path, first].find(isField)
  return known && byLocale[locale][known]
}
