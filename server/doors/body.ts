/** Reading request bodies: bounded, in UTF-8, parsed strictly, and checked against a schema. */
import express, { type Request, type RequestHandler } from 'express'
import * as z from 'zod/mini'
import { parseStrict } from './strictJson.ts'
import { Refused } from './problem.ts'

export const KiB = 1_024
export const MiB = 1_048_576

/** Reads the whole body; more than `limit` bytes is answered 413. Compressed bodies are not taken: they hide their size. */
export const readBody = (limit: number): RequestHandler => express.raw({ type: () => true, limit, inflate: false })

/** The body as text. */
export function textOf(req: Request): string {
  const body: unknown = req.body
  if (!Buffer.isBuffer(body)) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Refused('bad-request', 'The body is not UTF-8.')
  }
}

/** The body as what `schema` describes; anything else, an unknown field included, is refused (H5). */
export const bodyOf = <T extends z.ZodMiniType>(req: Request, schema: T): z.output<T> => checkedBy(schema, jsonOf(req))

/** The body as JSON, unchecked. */
export function jsonOf(req: Request): unknown {
  if (!req.is('application/json')) throw new Refused('bad-request', 'The body must be application/json.')
  const parsed = parseStrict(textOf(req))
  if ('fault' in parsed) throw new Refused('bad-json', parsed.fault)
  return parsed.value
}

const nothing = z.strictObject({})
/** For a call that needs no body: whoever sends one means something that would not happen (H5). An empty object is no body. */
export const noBody: RequestHandler = (req, _res, next) => {
  if (Buffer.isBuffer(req.body) && req.body.length > 0) bodyOf(req, nothing)
  next()
}

export function checkedBy<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const field = issue?.path.filter((part) => typeof part === 'number' || /^[A-Za-z]{1,32}$/.test(String(part))).join('.')
  throw new Refused('bad-request', field ? `Not valid: ${field}.` : 'A field is unknown or missing.')
}
