import { handlers } from '../../../../auth'

// Under any path, so that `basePath` can be chosen when the server starts
export const { GET, POST } = handlers
