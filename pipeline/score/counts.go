package score

// Counts are slot outcomes.
type Counts struct{ Correct, Incorrect, Missing, Spurious int }

func (c *Counts) add(d Counts) {
	c.Correct += d.Correct
	c.Incorrect += d.Incorrect
	c.Missing += d.Missing
	c.Spurious += d.Spurious
}

// PRF returns precision, recall and their harmonic mean.
func (c Counts) PRF() (p, r, f float64) {
	p = ratio(c.Correct, c.Correct+c.Incorrect+c.Spurious)
	r = ratio(c.Correct, c.Correct+c.Incorrect+c.Missing)
	return p, r, harmonic(p, r)
}

// A Row is the result for a language, a type of it, or all.
type Row struct {
	Aligned, Missing, Spurious int
	Slots, Args                Counts // Args leaves out status and date
}

// EventPRF returns precision, recall and F of whole events.
func (r Row) EventPRF() (p, rec, f float64) {
	p, rec = ratio(r.Aligned, r.Aligned+r.Spurious), ratio(r.Aligned, r.Aligned+r.Missing)
	return p, rec, harmonic(p, rec)
}

func (r *Row) add(o Row) {
	r.Aligned += o.Aligned
	r.Missing += o.Missing
	r.Spurious += o.Spurious
	r.Slots.add(o.Slots)
	r.Args.add(o.Args)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
