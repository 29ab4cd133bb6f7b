import { type Arguments, readArguments } from './read-arguments.ts'
import type { Catalogs, Flat } from './read-catalogs.ts'

/** Plural categories of whole numbers. Others are optional, such as the Italian one for millions. */
function categoriesOf(locale: string): { needed: string[]; allowed: string[] } {
  const rules = new Intl.PluralRules(locale)
  const counts = Array.from({ length: 200 }, (_, count) => rules.select(count))
  return {
    needed: [...new Set([...counts, 'other'])],
    allowed: rules.resolvedOptions().pluralCategories,
  }
}

function pluralFaults({ plurals }: Arguments, locale: string): string[] {
  const { needed, allowed } = categoriesOf(locale)
  return plurals.flatMap(({ options }) => {
    const given = Object.keys(options).filter(option => !option.startsWith('='))
    return [
      ...needed.filter(one => !given.includes(one)).map(one => `lacks the plural form “${one}”`),
      ...given
        .filter(one => !allowed.some(each => each === one))
        .map(one => `has the plural form “${one}”, which ${locale} does not have`),
    ]
  })
}

const namesOf = ({ types }: Arguments): string => [...types.keys()].sort().join(', ')

/** A value that is a number in one language and a boolean in another. */
const typeFaults = (own: Arguments, theirs: Arguments): string[] =>
  [...own.types]
    .filter(
      ([name, type]) => ![type, 'string | number', undefined].includes(theirs.types.get(name)),
    )
    .filter(([, type]) => type !== 'string | number')
    .map(([name, type]) => `takes {${name}} as ${type}, English as ${theirs.types.get(name)}`)

/** Faults of one message, alone and compared with the English one. */
function messageFaults(message: string, english: string, locale: string): string[] {
  try {
    const [own, theirs] = [readArguments(message), readArguments(english)]
    const [names, wanted] = [namesOf(own), namesOf(theirs)]
    return [
      ...(message.trim() === '' ? ['is empty'] : []),
      ...(names === wanted ? [] : [`takes {${names}}, English takes {${wanted}}`]),
      ...typeFaults(own, theirs),
      ...pluralFaults(own, locale),
    ]
  } catch (error) {
    return [`is malformed: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const empty: Flat = new Map()

/** Faults of one language, with the key of each message. */
export function findFaults(locale: string, catalogs: Catalogs, english: Catalogs): string[] {
  const areas = [...new Set([...english.keys(), ...catalogs.keys()])]
  return areas.flatMap(area => {
    const own = catalogs.get(area) ?? empty
    const theirs = english.get(area) ?? empty
    const place = (key: string) => `${locale}/${area}.json: ${key}`
    return [
      ...[...theirs.keys()].filter(key => !own.has(key)).map(key => `${place(key)} is missing`),
      ...[...own].flatMap(([key, message]) => {
        const wanted = theirs.get(key)
        if (wanted === undefined) return [`${place(key)} is not in English`]
        return messageFaults(message, wanted, locale).map(fault => `${place(key)} ${fault}`)
      }),
    ]
  })
}
