export { AtRouteHandler as default, atRouteHandlerProps as getStaticProps } from '../../../probe/pages/client'
