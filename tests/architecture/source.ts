/** The sources as the architecture rules see them: who imports whom, and a few facts about each file. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync, Visitor } from 'vite'

export interface Source {
  /** From the root of the project, with slashes. */
  path: string
  /** Files of the project and packages that it imports, type-only imports included; a file by its path, a package as written. */
  imports: string[]
  /** It only passes on what other files export. */
  isBarrel: boolean
  readsEnvironment: boolean
}

/** Reads one file. Relative imports must name the file as it is, ending included, which the compiler settings ask for anyway. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`)
  const imports = new Set<string>()
  let readsEnvironment = false
  const add = (written: unknown): void => {
    if (typeof written !== 'string') return
    imports.add(written.startsWith('.') ? join(dirname(path), written.replace(/\?.*$/, '')).split(sep).join('/') : written)
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value),
    ExportAllDeclaration: (node) => add(node.source.value),
    ExportNamedDeclaration: (node) => add(node.source?.value),
    ImportExpression: (node) => add(node.source.type === 'Literal' ? node.source.value : undefined),
    TSImportType: (node) => add(node.source.value),
    MemberExpression: (node) => {
      const { object, property } = node
      if (object.type === 'Identifier' && object.name === 'process' && property.type === 'Identifier' && property.name === 'env') readsEnvironment = true
    },
    VariableDeclarator: (node) => {
      if (node.init?.type !== 'Identifier' || node.init.name !== 'process' || node.id.type !== 'ObjectPattern') return
      if (node.id.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'env')) readsEnvironment = true
    },
  }).visit(program)
  const passesOn = (type: string, source: unknown): boolean => type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && source != null)
  const isBarrel = program.body.length > 0 && program.body.every((node) => passesOn(node.type, 'source' in node ? node.source : null))
  return { path, imports: [...imports], isBarrel, readsEnvironment }
}

/** All TypeScript below the given folders of the project. */
export function readSources(root: string, folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => readSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'))),
  )
}
