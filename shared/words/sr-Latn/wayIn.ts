import type { FirstWords } from '../catalogue.ts'
import { common } from './common.ts'
import { design } from './design.ts'
import { join } from './join.ts'
import { problems } from './problems.ts'

export const wayIn: FirstWords = { ...common, ...design, ...join, ...problems }
