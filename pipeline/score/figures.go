package score

import (
	"fmt"
	"math"
	"slices"
)

// Figures are the F scores of a run by row name: "en", "en appointment", "all".
type Figures map[string]Figure

// A Figure is an event F and a slot F, rounded to three decimals.
type Figure struct {
	Event float64
	Slot  float64
}

// Figures returns the F scores of all rows.
func (rep *Report) Figures() Figures {
	out := Figures{}
	for k, r := range rep.Rows {
		name := k.Lang
		switch {
		case k.Lang == "":
			name = "all"
		case k.Type != "":
			name += " " + k.Type
		}
		_, _, ef := r.EventPRF()
		_, _, sf := r.Slots.PRF()
		out[name] = Figure{thousandths(ef), thousandths(sf)}
	}
	return out
}

func thousandths(f float64) float64 { return math.Round(f*1000) / 1000 }

// Below lists the rows in which a figure is lower than in old.
func (f Figures) Below(old Figures) []string {
	var names, out []string
	for name := range old {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		a, b := f[name], old[name]
		if a.Event < b.Event || a.Slot < b.Slot {
			out = append(out, fmt.Sprintf("%s fell: event F %.3f -> %.3f, slot F %.3f -> %.3f", name, b.Event, a.Event, b.Slot, a.Slot))
		}
	}
	return out
}
