/** The pages of both routers that are prerendered, and that the proxy guards. */
export const prerenderedPages = [
  { router: 'app-router', name: 'App Router', page: 'app-router-guarded-prerendered' },
  { router: 'pages-router', name: 'Pages Router', page: 'pages-router-guarded-prerendered' },
] as const
