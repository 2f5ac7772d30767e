export { Entrance as default, pagesRouterProps as getStaticProps } from '../../../probe/pages/guarded'
