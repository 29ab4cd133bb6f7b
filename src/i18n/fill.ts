import type { Locale } from '../model/entities.ts'

/** `fill('Hello {name}', {name: 'Maya'})`. A name without a value stays as it stands. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** By CLDR category; Polish uses all four, English and Italian `one` and `other`. */
export interface PluralForms {
  one: string
  few?: string
  many?: string
  other: string
}

/** The form for `count`, with `{count}` filled in. */
export function plural(locale: Locale, forms: PluralForms, count: number): string {
  const category = new Intl.PluralRules(locale).select(count)
  const form =
    (category === 'zero' || category === 'two' ? undefined : forms[category]) ?? forms.other
  return fill(form, { count })
}
