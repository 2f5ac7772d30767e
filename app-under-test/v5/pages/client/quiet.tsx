export { Quiet as default, quietProps as getStaticProps } from '../../../probe/pages/client'
