// The book's script: filters, search, the guide's ranking and the details of a spec. It runs in the browser. When a book is
// written, `script.ts` bundles these modules into it. All state is in the URL's hash (`state.ts`).

import { listenToDetails, showDetails } from './details'
import { all, byId } from './dom'
import { listenToGuide, showAdvice } from './guide'
import { listenToLinks, unfold } from './links'
import { listenToSearch, showFound } from './search'
import { list, readHash, showState } from './state'
import { listenToSymptoms, showSymptoms } from './symptoms'
import { listenToTable, showTable } from './table'

document.documentElement.classList.add('with-script')
listenToLinks()
listenToDetails()
listenToTable()
listenToGuide()
listenToSearch()
listenToSymptoms()
for (const form of all('form')) form.addEventListener('submit', (event) => event.preventDefault())

showState(({ anchor, params }) => {
  showTable(params)
  showSymptoms(params)
  showAdvice(list(params.get('want')))
  showFound(params.get('q') ?? '')
  showDetails(anchor)
})
// The browser does not find an anchor that is followed by a query
const { anchor, params } = readHash()
const target = byId(anchor)
unfold(target)
if (params.size > 0 || target?.closest('details')) target?.scrollIntoView()
