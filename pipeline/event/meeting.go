package event

import (
	"time"

	"rochade/pipeline"
)

// A decisionDay is a day on which the text says that somebody met or decreed: the date stands
// near a word with the feature "meeting".
type decisionDay struct {
	sentence, date int
}

const (
	// decisionReach is how many days before the publication a meeting may lie that is news.
	decisionReach = 30
	// decisionGap is how many items may stand between the word for the meeting and its day.
	decisionGap = 16
)

// dateByDecision gives moves without a day that of the meeting or decree of which the text tells:
// the last one before the move, else the first one behind it.
func (a *analysis) dateByDecision(facts []*proposal, from, to int) error {
	var days []decisionDay
	looked := false
	for _, p := range facts {
		if !moves(p.kind) || p.date >= 0 || !p.done() {
			continue
		}
		if !looked {
			looked = true
			var err error
			if days, err = a.decisionDays(from, to); err != nil {
				return err
			}
		}
		for _, d := range days {
			if p.date < 0 || d.sentence <= p.sentence {
				p.date = d.date
			}
		}
	}
	return nil
}

// decisionDays lists the days of meetings and decrees in sentences [from, to), in the order of
// the text. Sentences without a day in reach are not looked at.
func (a *analysis) decisionDays(from, to int) ([]decisionDay, error) {
	meeting, ok := a.rules.vocab.features["meeting"]
	if !ok {
		return nil, nil
	}
	var out []decisionDay
	for n := from; n < to; n++ {
		s := a.doc.Sentences[n].Span
		first := firstDateFrom(a.doc.Dates, s.Start)
		if first == len(a.doc.Dates) || a.doc.Dates[first].Start >= s.End {
			continue
		}
		items := a.rules.vocab.itemize(a.doc, s, firstFrom(a.doc.Mentions, s.Start), first, a.machine.items[:0])
		a.machine.items = items
		a.machine.steps += len(items)
		for i := range items {
			if items[i].date >= 0 && a.lately(&a.doc.Dates[items[i].date]) && a.besideMeeting(items, i, meeting) {
				out = append(out, decisionDay{n, items[i].date})
				break
			}
		}
	}
	return out, nil
}

// besideMeeting reports whether a word with the feature stands before or after item i, with nobody
// and no trigger between.
func (a *analysis) besideMeeting(items []item, i int, meeting uint8) bool {
	for _, step := range [...]int{-1, 1} {
		for k := i + step; k >= 0 && k < len(items) && abs(k-i) <= decisionGap; k += step {
			if hasReading(&items[k], meeting) {
				return true
			}
			if items[k].kind == pipeline.Person || items[k].kind == pipeline.KindDate && a.doc.Dates[items[k].date].First != "" || a.trigger(&items[k]) {
				break
			}
		}
	}
	return false
}

// lately reports whether a date is a day not long before the publication, as far as that is known.
func (a *analysis) lately(d *pipeline.Date) bool {
	if d.First == "" || d.First != d.Last {
		return false
	}
	if a.doc.Published == "" {
		return true
	}
	day, err1 := time.Parse(time.DateOnly, d.First)
	published, err2 := time.Parse(time.DateOnly, a.doc.Published)
	return err1 == nil && err2 == nil && !day.After(published) && published.Sub(day) <= decisionReach*24*time.Hour
}
