import type { DomNode, FormatCallback } from 'html-to-text'

type Walk = Parameters<FormatCallback>[1]
type Builder = Parameters<FormatCallback>[2]

const isList = ({ name }: DomNode) => name === 'ul' || name === 'ol'
const isBlank = ({ type, data }: DomNode) => type === 'text' && data?.trim() === ''

const indentBy = (margin: string, text: string) => text.replaceAll(/^(?=.)/gm, margin)

/** Groups an item's contents: each list in it separately, all other nodes together. */
function runsOf(item: DomNode): DomNode[][] {
  const runs: DomNode[][] = []
  let isOpen = false
  for (const child of item.name === 'li' ? item.children : [item]) {
    if (isBlank(child) && !isOpen) continue
    if (isOpen && !isList(child)) runs.at(-1)?.push(child)
    else runs.push([child])
    isOpen = !isList(child)
  }
  return runs
}

/** The mark is before the first group. Further lines are indented like its text, lists in it by two blanks. */
function writeItem(
  item: DomNode,
  mark: string,
  { walk, builder }: { walk: Walk; builder: Builder },
) {
  let isFirst = true
  for (const run of runsOf(item)) {
    const margin = run.some(isList) ? '  ' : ' '.repeat(mark.length)
    const start = isFirst && !run.some(isList) ? mark : margin
    builder.openBlock({ leadingLineBreaks: 1 })
    walk(run, builder)
    builder.closeBlock({
      trailingLineBreaks: 1,
      blockTransform: text =>
        text === '' ? '' : start + indentBy(margin, text).slice(margin.length),
    })
    isFirst = false
  }
}

/** Writes `- ` or `1. ` before each item, and indents a nested list by two blanks, like `toPlainText`. */
export const writeList: FormatCallback = (list, walk, builder) => {
  const isNested = list.parent?.name === 'li'
  const breaks = isNested ? 1 : 2
  let number = list.name === 'ol' ? Number.parseInt(list.attribs?.start ?? '1', 10) || 1 : undefined
  builder.openBlock({ leadingLineBreaks: breaks })
  for (const item of list.children.filter(child => !isBlank(child))) {
    writeItem(item, number === undefined ? '- ' : `${number}. `, { walk, builder })
    if (number !== undefined) number += 1
  }
  builder.closeBlock({ trailingLineBreaks: breaks })
}
