package event

import (
	"slices"

	"rochade/pipeline"
)

// carry remembers the last trigger of a sentence that ends in a colon ("The meeting
// appointed:"): it governs the lines of the list behind.
func (a *analysis) carry(items []item) {
	a.carried = nil
	if n := len(items); n == 0 || items[n-1].text != ":" {
		return
	}
	for i := range slices.Backward(items) {
		if a.trigger(&items[i]) && !items[i].feats.has(featDrop) {
			it := items[i]
			a.carried = &it
			return
		}
	}
}

// governed puts the trigger of the announcement before the items of a sentence that stands on a
// line of its own, names a person and has no trigger. Any other sentence ends the list.
func (a *analysis) governed(items []item, line pipeline.Span) []item {
	if a.carried == nil || line.Start == 0 || a.doc.Body[line.Start-1] != '\n' {
		return items
	}
	person := false
	for i := range items {
		if a.trigger(&items[i]) {
			return items
		}
		person = person || items[i].kind == pipeline.Person
	}
	if !person {
		return items
	}
	it := *a.carried
	it.Span = pipeline.Span{Start: line.Start, End: line.Start}
	it.clause = items[0].clause
	return append([]item{it}, items...)
}
