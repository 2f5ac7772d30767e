import {
  moments,
  otherTables,
  spec,
  verdictPhrases,
  views,
  type CellOf,
  type OtherTable,
  type PathOf,
  type Verdict,
} from '../../fixtures'
import { idOf, type TableCell } from './cells'
import { capabilitiesFor, type Path } from './play'
import type { Scene } from './scene'

interface TablePhrases {
  paths: Record<string, string>
  verdictPhrases?: Partial<Record<Verdict, string>>
}

/**
 * The title and the metadata that the specs of all tables have, for one cell.
 *
 * @param table the prefix of the id
 * @param phrases of its update paths and, if they are not the usual ones, of its verdicts
 * @param steps of its update path, in the file `paths.ts` beside the file that declares the spec
 */
export function describeCell(
  table: string,
  { paths: phrases, verdictPhrases: own }: TablePhrases,
  cell: TableCell<string>,
  steps: Pick<Path, 'source' | 'holds' | 'needs' | 'isServerAction'>,
) {
  const { path, view, moment, verdict, derivedFrom } = cell
  const { source, holds, needs = [] } = steps
  return {
    title: `After ${phrases[path]}, ${views[view]} ${own?.[verdict] ?? verdictPhrases[verdict]} ${moments[moment]}`,
    meta: {
      id: idOf(table, cell),
      derivedFrom,
      source,
      needs: [...needs, ...capabilitiesFor(cell, steps)],
      holds,
      code: [
        { file: 'paths.ts', entry: path },
        { file: '../tables/views.ts', entry: view },
        { file: '../tables/moments.ts', entry: moment },
        { file: '../tables/play.ts', entry: 'play' },
      ],
    },
  }
}

/**
 * The title and the details of the spec of one cell of a table other than the freshness table.
 *
 * @param paths what its update paths do, in the file `paths.ts` beside the file that declares the spec
 * @param declare how the spec is declared: `spec`, or a function that also adds tags
 */
export function declareCell<Table extends OtherTable, Stage extends Scene>(
  cell: CellOf<Table>,
  paths: Record<PathOf<Table>, Path<Stage>>,
  declare: (meta: Parameters<typeof spec>[0]) => ReturnType<typeof spec> = spec,
) {
  const { title, meta } = describeCell(cell.table, otherTables[cell.table], cell, paths[cell.path])
  return { title, details: declare({ ...meta, otherCell: cell }) }
}
