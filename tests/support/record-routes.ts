import { Router } from 'express'

export interface RecordedRoute {
  path: string
  methods: string[]
}

interface MadeRoute {
  path: unknown
  methods: Record<string, boolean>
}

type RouteMaker = (this: unknown, path: unknown) => MadeRoute

/** Records all routes of routers that are created from now on. Routers of the product mount no prefix. */
export function recordRoutes(): { list(): RecordedRoute[]; stop(): void } {
  const prototype = (Router as unknown as { prototype: { route: RouteMaker } }).prototype
  const { route: original } = prototype
  const made: MadeRoute[] = []
  prototype.route = function record(path) {
    const route = original.call(this, path)
    made.push(route)
    return route
  }
  return {
    list: () =>
      made.flatMap(({ path, methods }) =>
        [path]
          .flat()
          .flatMap(one =>
            typeof one === 'string'
              ? [{ path: one, methods: Object.keys(methods).map(name => name.toUpperCase()) }]
              : [],
          ),
      ),
    stop: () => {
      prototype.route = original
    },
  }
}

/** Other spellings of a path. Some lead to the same route. */
export const spellingsOf = (path: string): string[] => {
  const encodeAt = (index: number) => {
    const code = path.charCodeAt(index).toString(16)
    return `${path.slice(0, index)}%${code}${path.slice(index + 1)}`
  }
  return [
    path.toUpperCase(),
    `${path}/`,
    `${path}//`,
    `/${path}`,
    path.replace(/\/(?=[^/]*$)/, '//'),
    `${path};a=b`,
    `${path}?a=b`,
    `${path}/?a[]=b`,
    `${path}#a`,
    `/.${path}`,
    `/x/..${path}`,
    path.replace('/', '/%2e/'),
    path.replaceAll('/', '%2F'),
    path.replaceAll('/', '\\'),
    encodeAt(1),
    encodeAt(path.length - 1),
    `${path}%20`,
    `${path}%00`,
    `http://localhost${path}`,
  ]
}
