/** @jsxImportSource react */
import { moments, views, type Verdict } from '../../schema/table'
import { maxWideColumns } from './columns'
import { Icon, slug, VisuallyHidden } from './icons'
import { cellWords, stateOf, type CellSpec, type Row, type Table } from './table'

interface GridProps {
  table: Table
  /** What the table shows, for screen readers. */
  caption: string
  /** What is below the grid. */
  children?: React.ReactNode
}

/**
 * The cells of a table: views and moments are its rows, update paths its columns. The script hides the update paths that are not
 * in this version, and the button shows them.
 */
export function Grid({ table, caption, children }: GridProps) {
  const { name, paths, absent, groups } = table
  return (
    <div className="grid-frame">
      {absent.length > 0 && (
        <p className="absent scripted">
          {absent.length} of {paths.length} update paths {absent.length === 1 ? 'is' : 'are'} not in this version.{' '}
          <button type="button" className="quiet" data-shows={name} aria-expanded="false" aria-controls={gridId(name)}>
            Show {absent.length === 1 ? 'it' : 'them'}
          </button>
        </p>
      )}
      <table className={paths.length > maxWideColumns ? 'grid many' : 'grid'} id={gridId(name)} data-table={name}>
        <caption className="visually-hidden">{caption}</caption>
        <ColumnHeaders table={table} />
        {groups.map(({ view, rows }) => (
          <tbody key={view} data-view={view}>
            <tr>
              <th scope="rowgroup" colSpan={paths.length + 1} className="view">
                <span>{views[view]}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <TableRow key={row.moment} row={row} table={table} />
            ))}
          </tbody>
        ))}
      </table>
      {children}
    </div>
  )
}

/** The freshness table, of which the filters and the guide make use, has a short id. */
const gridId = (name: Table['name']) => (name === 'fresh' ? '_grid' : `_grid-${name}`)

function ColumnHeaders({ table }: { table: Table }) {
  return (
    <thead>
      <tr>
        <td className="corner" />
        {table.paths.map((path) => (
          <th scope="col" key={path} data-path={path} data-absent={ifAbsent(table, path)}>
            <span>{table.words[path]}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** For an attribute that is there or not. */
const ifAbsent = ({ absent }: Table, path: string) => absent.includes(path) || undefined

function TableRow({ row, table }: { row: Row; table: Table }) {
  return (
    <tr data-moment={row.moment}>
      <th scope="row">{moments[row.moment]}</th>
      {row.cells.map((spec, index) => {
        const path = table.paths[index] as string
        return spec ? (
          <TableCell key={path} spec={spec} isAbsent={ifAbsent(table, path)} />
        ) : (
          <EmptyCell key={path} path={path} table={table} />
        )
      })}
    </tr>
  )
}

function TableCell({ spec, isAbsent }: { spec: CellSpec; isAbsent: true | undefined }) {
  const state = stateOf(spec)
  const { observed, path } = spec.cell
  return (
    <td
      data-path={path}
      data-absent={isAbsent}
      data-state={slug(state)}
      data-observed={observed ? slug(observed) : undefined}
    >
      <a href={`#${spec.id}`} title={spec.title} className={`cell ${slug(state)}`}>
        {state === 'differs' && <Icon of="differs" />}
        {(state === 'differs' || state === 'known to fail') && observed ? <Icon of={observed} /> : null}
        {state !== 'differs' && !(state === 'known to fail' && observed) && <Icon of={state} />}
        <VisuallyHidden>{cellWords(spec)}</VisuallyHidden>
      </a>
    </td>
  )
}

function EmptyCell({ path, table }: { path: string; table: Table }) {
  return (
    <td data-path={path} data-absent={ifAbsent(table, path)} className="empty">
      <span aria-hidden="true">·</span>
      <VisuallyHidden>{table.whole ? 'left out' : 'no cell in this run'}</VisuallyHidden>
    </td>
  )
}

/** A verdict with its icon. */
export function VerdictLabel({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`verdict ${slug(verdict)}`}>
      <Icon of={verdict} /> {verdict}
    </span>
  )
}
