import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  type PluralElement,
  parse,
} from '@formatjs/icu-messageformat-parser'

type ArgumentType = 'string | number' | 'number' | 'boolean' | 'string'

/** The values of a message: their types by name. The categories of plurals are listed separately. */
export interface Arguments {
  types: ReadonlyMap<string, ArgumentType>
  plurals: readonly PluralElement[]
}

const isFlag = (options: readonly string[]) =>
  options.every(option => ['true', 'false', 'other'].includes(option))

type Found = readonly [name: string, type: ArgumentType]

function typesOf(element: MessageFormatElement): Found[] {
  if (isLiteralElement(element)) return []
  if (isArgumentElement(element)) return [[element.value, 'string | number']]
  if (!isPluralElement(element) && !isSelectElement(element))
    throw new Error('Only {values}, plural and select are supported')
  const options = Object.entries(element.options)
  const own = isPluralElement(element)
    ? 'number'
    : isFlag(options.map(([option]) => option))
      ? 'boolean'
      : 'string'
  return [[element.value, own], ...options.flatMap(([, { value }]) => value.flatMap(typesOf))]
}

const pluralsOf = (element: MessageFormatElement): PluralElement[] => {
  if (!isPluralElement(element) && !isSelectElement(element)) return []
  const inner = Object.values(element.options).flatMap(({ value }) => value.flatMap(pluralsOf))
  return isPluralElement(element) ? [element, ...inner] : inner
}

/**
 * If a value is inserted as text in one place and counted or selected by in another, the second use determines
 * its type.
 */
export function narrowest(found: Iterable<Found>): ReadonlyMap<string, ArgumentType> {
  const types = new Map<string, ArgumentType>()
  for (const [name, type] of found)
    if (type !== 'string | number' || !types.has(name)) types.set(name, type)
  return types
}

/** Throws if the message is malformed. */
export function readArguments(message: string): Arguments {
  const elements = parse(message, { ignoreTag: true })
  return { types: narrowest(elements.flatMap(typesOf)), plurals: elements.flatMap(pluralsOf) }
}
