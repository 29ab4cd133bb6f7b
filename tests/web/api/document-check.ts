import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

interface Operation {
  responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }>
}

export interface OpenApiDocument {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

const makeAjv = () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  return ajv
}

const toPattern = (template: string) =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`)

/**
 * Finds fault with an answer that the document does not announce: its status, its kind, or any field.
 * Calls that the document does not know are not looked at.
 */
export function documentCheck(document: OpenApiDocument) {
  const ajv = makeAjv()
  ajv.addSchema({ ...document, $id: 'openapi' })
  const templates = Object.entries(document.paths).map(
    ([template, operations]) => [toPattern(template), operations] as const,
  )
  return (reply: {
    method: string
    path: string
    status: number
    type: string
    body: unknown
  }): string[] => {
    const path = reply.path.split('?')[0] ?? ''
    const operations = templates.find(([pattern]) => pattern.test(path))?.[1]
    const operation = operations?.[reply.method.toLowerCase()]
    if (!operation) return []
    const name = `${reply.method} ${path} ${reply.status}`
    const ref = operation.responses[reply.status]?.content[reply.type]?.schema.$ref
    if (!ref) return [`${name} ${reply.type} is not in the document`]
    const validate = ajv.getSchema(`openapi${ref}`)
    if (!validate) return [`${name}: ${ref} cannot be found`]
    if (validate(reply.body)) return []
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${name} ${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }
}
