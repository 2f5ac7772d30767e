export { AnotherArea as default, areaProps as getStaticProps } from '../../../probe/pages/client'
