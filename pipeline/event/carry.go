package event

import (
	"slices"

	"rochade/pipeline"
)

// A list is an announcement whose lines are being read.
type list struct {
	trigger  *item  // that governs the lines, or nil
	numbered bool   // it was opened by a number or a bullet, not by a colon
	heading  *party // the organization of the heading above the line, or nil
	last     *item  // the last trigger of the text before
	sentence int    // where that stands
}

// carry remembers the last trigger of a sentence: if the sentence ends in a colon ("The meeting
// appointed:") it governs the lines of the list behind, else it may govern a numbered one.
func (a *analysis) carry(items []item, n int) {
	a.list.trigger, a.list.numbered, a.list.heading = nil, false, nil
	for i := range slices.Backward(items) {
		if a.trigger(&items[i]) && !items[i].feats.has(featDrop) {
			it := items[i]
			a.list.last, a.list.sentence = &it, n
			if items[len(items)-1].text == ":" {
				a.list.trigger = &it
			}
			return
		}
	}
}

// governed puts the trigger of the announcement before the items of a sentence that stands on a
// line of its own, names a person and has no trigger, and reports whether it did. Any other
// sentence ends the list.
func (a *analysis) governed(items []item, line pipeline.Span, n int) ([]item, bool) {
	opens := numbered(items)
	if opens && a.list.trigger == nil && a.mayList(n) {
		a.list.trigger, a.list.numbered = a.list.last, true
	}
	if a.list.trigger == nil || !(opens && a.list.numbered) && (line.Start == 0 || a.doc.Body[line.Start-1] != '\n') {
		return items, false
	}
	person := false
	for i := range items {
		if a.trigger(&items[i]) {
			return items, false
		}
		person = person || items[i].kind == pipeline.Person
	}
	if !person {
		return items, false
	}
	if opens && isNumber(items[0].text) {
		items = items[2:]
	}
	it := *a.list.trigger
	it.Span = pipeline.Span{Start: line.Start, End: line.Start}
	it.clause = items[0].clause
	return append([]item{it}, items...), true
}

// heads reports whether the items are the heading of a part of a numbered list, which names an
// organization and nobody ("2. Berlin branch"), and remembers it.
func (a *analysis) heads(items []item) bool {
	if !a.list.numbered || !numbered(items) {
		return false
	}
	var org *party
	for i := range items {
		switch {
		case a.trigger(&items[i]), items[i].kind == pipeline.Person:
			return false
		case items[i].kind == pipeline.Organization && org == nil:
			org = partyOf(&items[i])
		}
	}
	a.list.heading = org
	return org != nil
}

// numbered reports whether the items begin with a number or a bullet.
func numbered(items []item) bool {
	if len(items) < 3 {
		return false
	}
	switch items[0].text {
	case "-", "*", "\u2022", "\u2013":
		return true
	}
	return isNumber(items[0].text) && (items[1].text == "." || items[1].text == ")" || items[1].text == "\u3001")
}

// mayList reports whether a sentence without a trigger may open a numbered list that was
// announced by the sentence before.
func (a *analysis) mayList(n int) bool {
	if a.list.last == nil || n-a.list.sentence > 1 {
		return false
	}
	first := a.doc.Body[a.doc.Sentences[n].Start]
	return first >= '0' && first <= '9' || first == '-' || first == '*' || first == 0xe2 // a bullet
}

// underHeading gives the proposals from index n on the organization of the heading above them.
func (a *analysis) underHeading(n int) {
	for _, p := range a.proposals[n:] {
		if p.near == nil {
			p.near = a.list.heading
		}
	}
}
