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
import { idOf } from './cells'
import { capabilitiesFor, type Path } from './play'
import type { Scene } from './scene'

interface TablePhrases {
  paths: Record<string, string>
  verdictPhrases?: Partial<Record<Verdict, string>>
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
  const { table, path, view, moment, verdict } = cell
  const { source, holds, needs = [] } = paths[path]
  const { paths: phrases, verdictPhrases: own }: TablePhrases = otherTables[table]
  return {
    title: `After ${phrases[path]}, ${views[view]} ${own?.[verdict] ?? verdictPhrases[verdict]} ${moments[moment]}`,
    details: declare({
      id: idOf(table, cell),
      source,
      needs: [...needs, ...capabilitiesFor(cell, paths[path])],
      holds,
      otherCell: cell,
      code: [
        { file: 'paths.ts', entry: path },
        { file: '../tables/views.ts', entry: view },
        { file: '../tables/moments.ts', entry: moment },
        { file: '../tables/play.ts', entry: 'play' },
      ],
    }),
  }
}
