import { expect, test } from 'vitest'
import { commandText, messageText } from '../../../src/dev/slack/as-typed.ts'

const people = [
  { id: 'U1', name: 'Ana Ruiz' },
  { id: 'U2', name: 'Ben Li' },
]

test.each([
  ['free @ana @Ben Li tue', 'free <@U1|ana> <@U2|ben li> tue'],
  ['maya@acme.test 30', 'maya@acme.test 30'],
  ['@anabel and @acme.test', '@anabel and @acme.test'],
  ['<!channel> a & <@U1>', '&lt;!channel&gt; a &amp; &lt;@U1&gt;'],
])('F64 the command %j reaches the bot as from Slack', (typed, sent) => {
  expect(commandText(typed, people)).toBe(sent)
})

test('F64 addresses in a message are links, as Slack makes them', () => {
  expect(messageText('ask maya@acme.test, see http://a.test/?x=1&y=2', people)).toBe(
    'ask <mailto:maya@acme.test|maya@acme.test>, see <http://a.test/?x=1&amp;y=2>',
  )
})
