export { Required as default, elsewhereProps as getStaticProps } from '../../../probe/pages/client'
