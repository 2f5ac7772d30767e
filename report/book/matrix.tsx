/** @jsxImportSource react */
import {
  countsOfColumn,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixRow,
  type MatrixStep,
} from '../matrix'
import { Icon, slug, VisuallyHidden } from './icons'
import type { CellState } from './table'

/** The same specs on several versions: what changed from one column to the next, and the sentences that differ. */
export function MatrixChapter({ matrix }: { matrix: Matrix }) {
  const { columns, rows, steps } = matrix
  const varying = rows.filter(varies)
  const forced = columns.filter(({ subject }) => subject.forced)
  return (
    <>
      <p className="lead">
        The same {rows.length} specs on {columns.length} subjects. {rows.length - varying.length} of them have the same
        result everywhere. The others are in the grid below the list of what changed.
      </p>
      <ol className="steps">
        {steps.map((step) => (
          <Step key={`${step.from} ${step.to}`} step={step} />
        ))}
      </ol>
      <div className="grid-frame matrix" tabIndex={0} role="region" aria-label="The specs that differ between versions">
        <table className="grid">
          <caption className="visually-hidden">
            The specs that differ between versions: a row for each, a column for each subject
          </caption>
          <thead>
            <tr>
              <td className="corner" />
              {columns.map((column, index) => (
                <ColumnHead key={column.name + String(index)} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {varying.map((row) => (
              <SpecRow key={row.id} row={row} columns={columns} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">differ from what is specified</th>
              {columns.map((column, index) => (
                <td key={column.name + String(index)} className="sum">
                  {countsOfColumn(matrix, index).differs}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="note">
        A line before a cell means that it is not the same as in the column before it.
        {columns.some(({ cached }) => cached) &&
          ` Taken from the cache, because nothing that they depend on has changed: ${columns
            .filter(({ cached }) => cached)
            .map(({ name }) => name)
            .join('; ')}.`}
      </p>
      {forced.map(({ name, subject }) => (
        <p className="note" key={name}>
          {name} is forced: {subject.forced}.
        </p>
      ))}
    </>
  )
}

function Step({ step: { versions, changes } }: { step: MatrixStep }) {
  if (changes.length === 0)
    return (
      <li>
        <b>{versions}</b>: nothing changed
      </li>
    )
  return (
    <li>
      <details open={changes.length <= 12}>
        <summary>
          <b>{versions}</b>: {changes.length} changed
        </summary>
        <ul>
          {changes.map(({ id, title, change }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a> <span className="change">{change}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function ColumnHead({ column: { subject, cached } }: { column: MatrixColumn }) {
  const { 'next-auth': nextAuth, next, node } = subject.versions
  return (
    <th scope="col">
      <span>
        {nextAuth}{' '}
        <small>
          next {next.split('.')[0]}, node {node.replace(/^v/, '').split('.')[0]}
          {subject.forced ? ', forced' : ''}
          {cached ? ', cached' : ''}
        </small>
      </span>
    </th>
  )
}

function SpecRow({ row: { id, title, cells }, columns }: { row: MatrixRow; columns: MatrixColumn[] }) {
  return (
    <tr>
      <th scope="row">
        <a href={`#${id}`}>{title}</a>
      </th>
      {cells.map((cell, index) => {
        const before = columns[index - 1]?.subject.app === columns[index]?.subject.app ? cells[index - 1] : undefined
        const changed = before !== undefined && key(before) !== key(cell)
        return (
          <td key={columns[index]?.name + String(index)} className={changed ? 'changed' : undefined} title={cell?.why}>
            {cell && (
              <span className={`cell ${slug(stateOf(cell))}`}>
                <Icon of={stateOf(cell)} />
              </span>
            )}
            <VisuallyHidden>
              {cell ? `${stateOf(cell)}${changed ? ', changed' : ''}` : 'not in this run'}
            </VisuallyHidden>
          </td>
        )
      })}
    </tr>
  )
}

const stateOf = ({ status, verdict }: NonNullable<MatrixCell>): CellState | 'held' =>
  status === 'held' ? (verdict ?? 'held') : status

const key = (cell: MatrixCell | undefined) => (cell ? `${cell.status} ${cell.verdict ?? ''}` : 'none')

const varies = ({ cells }: MatrixRow) => new Set(cells.filter(Boolean).map(key)).size > 1
