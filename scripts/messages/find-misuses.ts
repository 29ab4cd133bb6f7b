import { join, relative } from 'node:path'
import { API } from 'typescript/unstable/sync'
import { findUses } from './find-uses.ts'
import type { Catalogs } from './read-catalogs.ts'

const generated = 'src/i18n/generated-catalogs.ts'
const tops = ['src/', 'bot/', 'crm/']

/**
 * Messages that no product code uses, and messages that are shown without their values. Uses the compiler's
 * types; tests do not count.
 */
export function findMisuses(root: string, english: Catalogs): string[] {
  const api = new API({ cwd: root })
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] })
    const [project] = snapshot.getProjects()
    if (!project) throw new Error('tsconfig.json opens no project')
    const files = project.program.getSourceFileNames().filter(name => {
      const path = relative(root, name)
      return tops.some(top => path.startsWith(top)) && /\.tsx?$/.test(path) && path !== generated
    })
    const uses = findUses({ project, files, generated: join(root, generated) })
    const unused = [...english].flatMap(([area, messages]) =>
      [...messages.keys()]
        .filter(key => !uses.keys.has(`${area}/${key}`))
        .map(key => `en/${area}.json: ${key} is used nowhere`),
    )
    return [...unused, ...uses.uncalled.map(key => `${key} is shown without its values`)]
  } finally {
    api.close()
  }
}
