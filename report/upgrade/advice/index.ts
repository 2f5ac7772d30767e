import { access } from './access'
import type { Advice } from './advice'
import { behavior } from './behavior'
import { freshness } from './freshness'
import { requests } from './requests'
import { versions } from './versions'

export type { Advice, Who } from './advice'

/** Each change belongs to the first entry that matches it. Changes of the same kind are shown in this order. */
export const advice: Advice[] = [...access, ...freshness, ...behavior, ...requests, ...versions]
