package score

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// An Interval holds the middle 95 % of a figure over samples of the articles.
type Interval struct{ Low, High float64 }

func (i Interval) String() string { return fmt.Sprintf("[%.3f, %.3f]", i.Low, i.High) }

// resamples is how many samples a bootstrap draws.
const resamples = 1000

// bootstrap draws samples of n articles out of n, with replacement (Efron 1979), and returns the
// interval of each of the figures of a sample. The samples are the same every time.
func bootstrap(n int, figures func(sample []int) []float64) []Interval {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	sample := make([]int, n)
	var drawn [][]float64
	for range resamples {
		for i := range sample {
			sample[i] = random.IntN(n)
		}
		for i, f := range figures(sample) {
			if i == len(drawn) {
				drawn = append(drawn, nil)
			}
			drawn[i] = append(drawn[i], f)
		}
	}
	out := make([]Interval, len(drawn))
	for i, values := range drawn {
		slices.Sort(values)
		out[i] = Interval{values[resamples*25/1000], values[resamples*975/1000-1]}
	}
	return out
}

// of lists the tallies of a language, or of all.
func (rep *Report) of(lang string) []*tally {
	if lang == "" {
		return rep.tallies
	}
	var out []*tally
	for _, t := range rep.tallies {
		if t.lang == lang {
			out = append(out, t)
		}
	}
	return out
}

// rowIntervals returns the intervals of the event F and the slot F of a row.
func (rep *Report) rowIntervals(k Key) (event, slot Interval) {
	tallies := rep.of(k.Lang)
	rows := make([]Row, len(tallies))
	for i, t := range tallies {
		rows[i] = t.rows[k]
	}
	out := bootstrap(len(rows), func(sample []int) []float64 {
		var sum Row
		for _, i := range sample {
			sum.add(rows[i])
		}
		_, _, ef := sum.EventPRF()
		_, _, sf := sum.Slots.PRF()
		return []float64{ef, sf}
	})
	return out[0], out[1]
}

// slotInterval returns the interval of the F of a slot.
func (rep *Report) slotInterval(k Key) Interval {
	tallies := rep.of(k.Lang)
	counts := make([]Counts, len(tallies))
	for i, t := range tallies {
		counts[i] = t.slots[k]
	}
	return bootstrap(len(counts), func(sample []int) []float64 {
		var sum Counts
		for _, i := range sample {
			sum.add(counts[i])
		}
		_, _, f := sum.PRF()
		return []float64{f}
	})[0]
}
