import type { Locale } from '../model/entities.ts'

/** The forms of a count by CLDR plural category. `by` names the counted value. */
export interface CompiledForms {
  by: string
  one?: string
  few?: string
  many?: string
  other: string
}

/** Plain data for the browser, which has no ICU parser: text with `{names}`, or plural forms. */
export type Compiled<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends string
    ? string
    : Shape[Key] extends (...values: never[]) => string
      ? string | CompiledForms
      : never
}

type Values = Readonly<Record<string, string | number>>

const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

function formOf(forms: CompiledForms, locale: Locale, values: Values): string {
  const category = new Intl.PluralRules(locale).select(Number(values[forms.by]))
  return (category === 'zero' || category === 'two' ? undefined : forms[category]) ?? forms.other
}

const readers = new WeakMap<object, unknown>()

/** Returns the same shape as `messagesIn`. A text without `{names}` stays a string. */
export function readCompiled<Shape>(compiled: Compiled<Shape>, locale: Locale): Shape {
  const known = readers.get(compiled)
  if (known) return known as Shape
  const read = Object.fromEntries(
    Object.entries(compiled as Readonly<Record<string, string | CompiledForms>>).map(
      ([key, message]) => {
        if (typeof message === 'object')
          return [key, (values: Values) => fill(formOf(message, locale, values), values)]
        if (!/\{\w+\}/.test(message)) return [key, message]
        return [key, (values: Values) => fill(message, values)]
      },
    ),
  )
  readers.set(compiled, read)
  return read as Shape
}
