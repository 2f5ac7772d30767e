export {
  GuardedLinks as default,
  linksPaths as getStaticPaths,
  linksProps as getStaticProps,
} from '../../../../probe/pages/guarded'
