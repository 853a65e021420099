/** Errors as RFC 9457 problem documents: the code is stable, the title a sentence. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { PROBLEMS, type Problem, type ProblemCode } from '../../shared/protocol/http.ts'
import { en } from '../../shared/words/en/index.ts'
import { NotSaved } from '../log/port.ts'
import { trace } from './trace.ts'

/** Thrown by a route to answer with a problem. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(readonly problem: ProblemCode, readonly detail?: string, readonly retryAfter?: number) {
    super(problem)
  }
}

export function problemOf(code: ProblemCode, detail?: string): Problem {
  return { type: 'about:blank', title: en[`problem.${code}`], status: PROBLEMS[code], code, ...(detail === undefined ? {} : { detail }) }
}

export function sendProblem(res: Response, code: ProblemCode, detail?: string): void {
  if (code === 'no-token' || code === 'bad-token') res.setHeader('WWW-Authenticate', 'Bearer')
  res.status(PROBLEMS[code]).type('application/problem+json').send(JSON.stringify(problemOf(code, detail)))
}

export const nothingHere: RequestHandler = (_req, res) => sendProblem(res, 'not-found')

/** The last handler: whatever a route threw becomes a problem, and only what nobody foresaw is logged. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof Refused) {
      if (error.retryAfter !== undefined) res.setHeader('Retry-After', String(error.retryAfter))
      return sendProblem(res, error.problem, error.detail)
    }
    if (error instanceof NotSaved) return sendProblem(res, 'not-saved')
    const status = (error as { status?: unknown } | null)?.status
    if (status === 413) return sendProblem(res, 'too-large')
    if (typeof status === 'number' && status >= 400 && status < 500) return sendProblem(res, 'bad-request')
    logger.error(trace(error), 'a request failed')
    sendProblem(res, 'internal')
  }
}
