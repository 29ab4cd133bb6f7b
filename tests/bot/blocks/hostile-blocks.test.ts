import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { locales } from '../../../src/model/entities.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { cases, pieceFiles, pieces } from '../../support/slack/hostile/cases.ts'
import { home, hostileWorld } from '../../support/slack/hostile/world.ts'
import { viewFaults } from '../../support/slack/view-faults.ts'

const texts: Readonly<Record<string, string>> = {
  'ten thousand letters': 'Łukasz '.repeat(1_430),
  'ten thousand letters without a blank': 'x'.repeat(10_000),
  'emoji of many parts': '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(400),
  'marks that turn the direction': '\u202eشركة \u2067أكمي\u200f \u2066x',
  'marks of mrkdwn': '*_~`>*_~` *bold* _it_ ~no~ ```code```',
  'a call to everybody': '<!channel> <!here> <@U1> <#C1> <https://evil.test|press me> &lt;&amp;',
  'what ends a link': '|x> <https://evil.test|x> > | >',
  'lines and controls': 'one\r\n\r\ntwo\u0007\u2028three\t',
  quotes: '"\\"'.repeat(2_000),
  nothing: '',
  blanks: ' \u00a0\u200b ',
}

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

/** What Slack reads as mrkdwn: the `text` of a message, and texts that say so. */
function mrkdwnIn(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnIn)
  if (node === null || typeof node !== 'object') return []
  const own = node.type === 'mrkdwn' || Array.isArray(node.blocks) ? node.text : undefined
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(node).flatMap(mrkdwnIn)]
}

/** Tokens that are neither a date of ours, nor a link that leads to us or into a mail program. */
const strangeTokens = (text: string): string[] =>
  (text.match(/<[^>]*>?/g) ?? []).filter(
    token =>
      !/^<!date\^\d+\^[^|<>]+\|[^<>]*>$/.test(token) &&
      !/^<mailto:[^|<>]*\|[^<>|]*>$/.test(token) &&
      !token.startsWith(`<${home}/`),
  )

function faultsOf(shown: unknown): string[] {
  if (shown === undefined) return []
  const json = JSON.parse(JSON.stringify(shown)) as Json
  if (typeof json === 'string') return strangeTokens(json)
  const view = json as { type?: string; blocks: unknown }
  const isView = view.type === 'modal' || view.type === 'home'
  return [
    ...blockFaults(view.blocks, isView ? 'modal' : 'message'),
    ...(isView ? viewFaults(view) : []),
    ...mrkdwnIn(json).flatMap(strangeTokens),
  ]
}

test.each(Object.entries(texts))(
  'F46 with %s for every name and word, every surface stays within what Slack takes, and calls nobody',
  (_what, text) => {
    const faults = locales.flatMap(locale => {
      const world = hostileWorld(text, locale)
      return Object.entries(cases).flatMap(([name, make]) => {
        const made = make(world)
        const all = Array.isArray(made) ? made : [made]
        return all.flatMap(shown => faultsOf(shown).map(fault => `${locale} ${name}: ${fault}`))
      })
    })
    expect(faults).toEqual([])
  },
)

test('F46 every builder of blocks is tried, and none that there is not', async () => {
  const folder = resolve(import.meta.dirname, '../../../bot/blocks')
  const exported = await Promise.all(
    globSync('**/*.ts', { cwd: folder }).map(async path => {
      const file = relative('.', path).replace(/\.ts$/, '')
      const made = (await import(`${folder}/${path}`)) as object
      const functions = Object.entries(made).filter(([, one]) => typeof one === 'function')
      return pieceFiles.includes(file) ? [] : functions.map(([name]) => `${file}#${name}`)
    }),
  )
  expect([...Object.keys(cases), ...pieces].sort()).toEqual(exported.flat().sort())
})
