export { AtRoot as default, atRootProps as getStaticProps } from '../../../probe/pages/client'
