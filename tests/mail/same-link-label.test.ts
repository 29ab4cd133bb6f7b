import { expect, test } from 'vitest'
import { messagesIn } from '../../src/i18n/messages.ts'
import { locales } from '../../src/model/entities.ts'

test.each(locales)('in %s, page and email of a canceled meeting name their link alike', locale => {
  expect(messagesIn(locale, 'mail').newTime).toBe(messagesIn(locale, 'booking').bookAnother)
})
