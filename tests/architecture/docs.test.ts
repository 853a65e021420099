/** The documents tell programs and administrators what there is: every name of the wire and of the settings stands in them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { ROOTS } from '../../shared/board/keys.ts'
import { COMMANDS } from '../../shared/protocol/commands.ts'
import { CLOSE, FRAME } from '../../shared/protocol/frames.ts'
import { EVENTS } from '../../shared/protocol/room.ts'
import { FIELDS } from '../../shared/rules/shape.ts'
import { REFUSALS } from '../../shared/rules/refusal.ts'

const top = (name: string): string => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
const doc = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
const [protocol, rules, operations] = ['PROTOCOL.md', 'RULES.md', 'OPERATIONS.md'].map(doc) as [string, string, string]

/** What the text says of a command: from its name to the next one's. */
const commands = protocol.slice(protocol.indexOf('Commands: '))
const said = (command: string): string => commands.slice(commands.indexOf(`\`${command}\``)).split(' · ')[0] ?? ''
const fieldsOf = (schema: unknown): string[] => {
  const { def } = (schema as { _zod: { def: { shape?: object; options?: unknown[] } } })._zod
  return def.options ? def.options.flatMap(fieldsOf) : Object.keys(def.shape ?? {})
}

describe('docs/PROTOCOL.md', () => {
  test.each(Object.entries(COMMANDS))('names the command %s with each of its fields', (command, schema) => {
    expect(protocol).toContain(`\`${command}\``)
    const missing = fieldsOf(schema).filter((field) => field !== 'type' && !new RegExp(`\\b${field}\\b`).test(said(command)))
    expect(missing).toEqual([])
  })

  test('names every event, root, field, frame and close code', () => {
    const names = [...Object.keys(EVENTS), ...ROOTS].map((name) => `\`${name}\``)
    const fields = Object.values(FIELDS).flatMap((table) => Object.keys(table))
    const codes = [...Object.values(CLOSE), FRAME.saved, FRAME.refused].map(String)
    expect([...names, ...fields, ...codes].filter((name) => !protocol.includes(name))).toEqual([])
  })
})

test('docs/RULES.md has a line for every code of a refusal', () => {
  expect(Object.keys(REFUSALS).filter((code) => !rules.includes(`| ${code} |`))).toEqual([])
})

const settings = Object.keys(readConfig({})).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase())

test('docs/OPERATIONS.md names every setting', () => {
  expect(settings.filter((name) => !operations.includes(`\`${name}\``))).toEqual([])
})

describe('the image and its composition', () => {
  const compose = top('docker-compose.yml')

  test('pass on settings that exist', () => {
    const passed = [...compose.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name!).filter((name) => name !== 'REDISCLI_AUTH')
    expect(passed).toContain('REDIS_URL')
    expect(passed.filter((name) => !settings.includes(name))).toEqual([])
  })

  test('D5 start a Redis that loses nothing, evicts nothing and asks for a password, as the server demands', () => {
    const command = [...(/ {4}command:\n((?: {6}- .*\n)+)/.exec(compose)?.[1] ?? '').matchAll(/- "?([^"\n]*)"?/g)].map(([, word]) => word!).join(' ')
    for (const demand of ['--appendonly yes', '--appendfsync always', '--maxmemory-policy noeviction', '--requirepass ']) expect(command).toContain(demand)
  })

  test('send to the build what it copies, and nothing else', () => {
    const copied = [...top('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) => from!.split(' '))
    const sent = [...top('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, name]) => name!)
    expect(sent.toSorted()).toEqual([...new Set(copied)].toSorted())
  })
})
