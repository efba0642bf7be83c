package event

import "rochade/pipeline"

// dateOf picks the date of an event: one behind a cue such as "effective" or
// "ab", else the nearest in its clause, else the nearest elsewhere that belongs to no
// other event.
func (a *analysis) dateOf(items []item, b binding, kind string) (date int, cued bool) {
	date = -1
	bestScore := 0
	for i := range items {
		if items[i].date < 0 || a.doc.Dates[items[i].date].First == "" {
			continue
		}
		score := 100 - min(abs(i-b.anchor), 50)
		isCued := a.cued(items, i)
		switch {
		case items[i].feats.has(featBefore) && kind == pipeline.Appointment:
			continue // how long the post will be held
		case isCued:
			score += 100
		case a.ofAnother(items, b.anchor, i):
			continue
		case items[i].feats.has(featAfter):
			if kind == pipeline.Departure && a.doc.Dates[items[i].date].First < a.doc.Published {
				continue // since when the post was held
			}
			isCued = true
			score += 100
		}
		if items[i].clause == items[b.anchor].clause {
			score += 50
		}
		if score > bestScore {
			date, cued, bestScore = items[i].date, isCued, score
		}
	}
	return date, cued
}

// cued reports whether a word such as "effective" stands before the date at i,
// adverbs and a preposition between.
func (a *analysis) cued(items []item, i int) bool {
	v := a.rules.vocab
	for k := i - 1; k >= max(0, i-3); k-- {
		switch {
		case v.cue != classNone && items[k].is(v.cue):
			return true
		case !items[k].is(v.adverb) && !items[k].is(v.preposition):
			return false
		}
	}
	return false
}

// ofAnother reports whether the date at i belongs to another trigger than that at anchor: to
// one in its own subordinate clause, or one that it follows at once and more closely.
func (a *analysis) ofAnother(items []item, anchor, i int) bool {
	for k := range items {
		if k == anchor || !a.trigger(&items[k]) {
			continue
		}
		if items[k].clause == items[i].clause && items[i].clause > items[anchor].clause {
			return true
		}
		if k < i && i-k <= 2 && abs(i-anchor) > 2 && (anchor < k || anchor > i) {
			return true
		}
		if anchor < k && k < i && a.finite(&items[k]) && items[k].clause == items[i].clause {
			return true
		}
	}
	return false
}

// finite reports whether the trigger is the verb of a clause of its own, in languages that mark such forms.
func (a *analysis) finite(it *item) bool {
	f, ok := a.rules.vocab.features["fin"]
	return ok && hasReading(it, f)
}

func (a *analysis) trigger(it *item) bool {
	for _, r := range it.readings {
		if a.rules.vocab.trigger[r.class] {
			return true
		}
	}
	return false
}
