/** Answers on every path below /site. */
export default function Anything() {
  return <h1>Welcome</h1>
}
