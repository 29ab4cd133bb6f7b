import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

const schema = JSON.parse(
  readFileSync(new URL('../../fixtures/slack/block-kit.schema.json', import.meta.url), 'utf8'),
)
const limits = JSON.parse(
  readFileSync(new URL('../../fixtures/slack/limits.json', import.meta.url), 'utf8'),
)

const definitions = schema.definitions ?? schema.$defs
const name = schema.definitions ? 'definitions' : '$defs'
const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false })
ajv.addSchema(schema, 'block-kit')
const isBlock = ajv.compile({ $ref: `block-kit#/${name}/AnyBlock` })

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Checks the length of every text and value. */
function lengthFaults(node: Json, path: string): string[] {
  if (Array.isArray(node))
    return node.flatMap((child, index) => lengthFaults(child, `${path}/${index}`))
  if (node === null || typeof node !== 'object') return []
  const faults: string[] = []
  const check = (key: string, max: number) => {
    const value = node[key]
    const text = typeof value === 'object' && value && 'text' in value ? value.text : value
    if (typeof text === 'string' && (text.length > max || text.length === 0))
      faults.push(`${path}/${key} has ${text.length} of ${max} characters`)
  }
  const { elements, blocks, common } = limits
  if (node.type === 'button') {
    check('text', elements.button.textMax)
    check('value', elements.button.valueMax)
    check('url', elements.button.urlMax)
    check('accessibility_label', elements.button.accessibilityLabelMax)
  }
  if (node.type === 'header') check('text', blocks.header.textMax)
  if (node.type === 'section') check('text', blocks.section.textMax)
  check('action_id', common.actionIdMax)
  check('block_id', common.blockIdMax)
  if (node.type === 'section' && Array.isArray(node.fields)) {
    if (node.fields.length > blocks.section.maxFields) faults.push(`${path}: too many fields`)
  }
  const children = Object.entries(node).flatMap(([key, child]) =>
    lengthFaults(child, `${path}/${key}`),
  )
  return [...faults, ...children]
}

const repeated = (ids: readonly string[]): string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index)

const actionIdsIn = (block: Json): string[] =>
  [...JSON.stringify(block).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '')

/** An action id is unique within its block, a block id within its message or view. */
const repeatedIds = (list: readonly Json[]): string[] => {
  const blockIds = list.flatMap(block =>
    block && typeof block === 'object' && 'block_id' in block ? String(block.block_id) : [],
  )
  return [
    ...list.flatMap(block => repeated(actionIdsIn(block))).map(id => `action_id ${id}`),
    ...repeated(blockIds).map(id => `block_id ${id}`),
  ].map(id => `${id} stands twice`)
}

/** Slack's refusals of these blocks; [] for none. */
export function blockFaults(blocks: unknown, surface: 'message' | 'modal' = 'message'): string[] {
  const list = JSON.parse(JSON.stringify(blocks)) as Json[]
  const faults = list.flatMap((block, index) =>
    isBlock(block) ? [] : [`/${index}: ${ajv.errorsText(isBlock.errors).slice(0, 300)}`],
  )
  if (list.length > limits.surfaces[surface].maxBlocks) faults.push('too many blocks')
  return [...faults, ...lengthFaults(list, ''), ...repeatedIds(list)]
}

export const knowsBlocks = (): boolean => Boolean(definitions?.AnyBlock)
