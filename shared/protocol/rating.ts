/** A rating as it travels: a whole number from 1 to 5 on each of two scales, impact and one other. */
import * as z from 'zod/mini'
import { STEPS } from '../board/rating.ts'

const step = z.int().check(z.gte(STEPS[0]), z.lte(STEPS.at(-1)!))

export const rating = z.union([z.strictObject({ impact: step, importance: step }), z.strictObject({ impact: step, likelihood: step })])
