import { z } from 'zod'

/**
 * What an update may carry. An update with anything else, or with a wrong type, changes nothing at all: `update({ role: 'admin' })`
 * names a claim that is not here.
 */
const changeSchema = z.strictObject({
  // It becomes part of a URL of the company API
  companyId: z.stringFormat('company-id', /^[a-z0-9-]{1,64}$/).optional(),
  firstName: z.string().min(1).max(100).optional(),
  preferences: z
    .strictObject({
      theme: z.string().max(20).optional(),
      notifications: z.strictObject({ email: z.boolean().optional(), push: z.boolean().optional() }).optional(),
    })
    .optional(),
})

/** What the user may change in their session. */
export type Change = z.infer<typeof changeSchema>

/** @returns `undefined` if what a browser sent is not allowed */
export const parseChange = (sent: unknown): Change | undefined => changeSchema.safeParse(sent).data
