export { GuardedPage as default, pagesRouterProps as getStaticProps } from '../../../../probe/pages/guarded'
