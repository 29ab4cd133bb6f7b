import type { ElementAccessExpression, Expression, Node } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isJsxAttribute,
  isJsxExpression,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isTemplateSpan,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'

/** `.name`, `{ name }` and `[name]` in one file, grouped so that the type checker is queried once per kind. */
interface Places {
  named: Node[]
  bound: Node[]
  computed: ElementAccessExpression[]
  /** Other expressions that may pass an object of messages on. */
  values: Expression[]
  /** Expressions inserted as text in markup or in a template. */
  shown: Expression[]
}

const isRead = ({ parent }: Node): boolean =>
  parent === undefined || isPropertyAccessExpression(parent) || isElementAccessExpression(parent)

const handsOn = [
  isCallExpression,
  isConditionalExpression,
  isJsxExpression,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
]

/** An expression that may be passed on as a whole. A name counts where it is used, not where it is declared. */
function isValue(node: Node): node is Expression {
  if (isRead(node)) return false
  if (isIdentifier(node)) {
    const { parent } = node
    if (isVariableDeclaration(parent) || isPropertyAssignment(parent))
      return parent.initializer === node
    if (isArrowFunction(parent)) return parent.body === node
    return handsOn.some(is => is(parent))
  }
  return (
    isPropertyAccessExpression(node) || isElementAccessExpression(node) || isCallExpression(node)
  )
}

function collect(node: Node, places: Places): void {
  if (isPropertyAccessExpression(node)) places.named.push(node.name)
  if (isObjectBindingPattern(node)) places.bound.push(node)
  if (isElementAccessExpression(node)) places.computed.push(node)
  if (isValue(node)) places.values.push(node)
  if ((isJsxExpression(node) || isTemplateSpan(node)) && node.expression)
    if (!isJsxAttribute(node.parent)) places.shown.push(node.expression)
  node.forEachChild(child => collect(child, places))
}

export function placesIn(source: Node): Places {
  const places: Places = { named: [], bound: [], computed: [], values: [], shown: [] }
  collect(source, places)
  return places
}
