package event

import (
	"math"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// A figure is an amount or number that the text gives for a metric.
type figure struct {
	kind, metric, slot string
	unit               string
	value              float64
}

// figures lists what all proposals say, before those of one fact are merged.
func (a *analysis) figures() []figure {
	var out []figure
	for _, p := range a.proposals {
		for _, slot := range [...]string{"amount", "count"} {
			for _, q := range p.details[slot] {
				if f, ok := a.figure(p, slot, q); ok {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

func (a *analysis) figure(p *proposal, slot string, q party) (figure, bool) {
	if q.mention < 0 || a.doc.Mentions[q.mention].Kind != pipeline.Amount || a.doc.Mentions[q.mention].Value == 0 {
		return figure{}, false
	}
	m := &a.doc.Mentions[q.mention]
	return figure{p.kind, p.constants["metric"], slot, m.Unit, m.Value}, true
}

// misplaced reports whether a figure of the proposal has the digits of another one that
// the text gives for the same metric, but is ten or a hundred times as large or as small,
// and the text does not give it more often than the other. Round figures ("5 billion")
// may differ so.
func (a *analysis) misplaced(p *proposal, stated []figure) bool {
	for _, slot := range [...]string{"amount", "count"} {
		if len(p.details[slot]) == 0 {
			continue
		}
		f, ok := a.figure(p, slot, p.details[slot][0])
		if !ok || digits(f.value) < 2 {
			continue
		}
		for _, shift := range [...]float64{0.01, 0.1, 10, 100} {
			if n := f.times(stated, shift); n > 0 && n >= f.times(stated, 1) {
				return true
			}
		}
	}
	return false
}

// times counts the stated figures that are the given multiple of f, within one percent.
func (f figure) times(stated []figure, multiple float64) int {
	n := 0
	for _, g := range stated {
		if g.kind == f.kind && g.metric == f.metric && g.slot == f.slot && g.unit == f.unit &&
			math.Abs(g.value/(f.value*multiple)-1) < 0.01 {
			n++
		}
	}
	return n
}

// digits is the number of significant digits.
func digits(v float64) int {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "e")
	return len(strings.Replace(mantissa, ".", "", 1))
}
