package score

import "slices"

// A Pair is a label and the index of the record aligned with it.
type Pair struct{ Label, Record int }

// Align pairs the labels of an article with its records.
func Align(a *Article, records []*Record) []Pair {
	g, s := allSlots(a, records)
	return align(a, g, records, s)
}

func allSlots(a *Article, records []*Record) (g, s []slots) {
	for i := range a.Events {
		g = append(g, labelSlots(&a.Events[i]))
	}
	for _, r := range records {
		s = append(s, recordSlots(r))
	}
	return g, s
}

func align(a *Article, g []slots, records []*Record, s []slots) []Pair {
	w := make([][]float64, len(g))
	for i := range g {
		w[i] = make([]float64, len(s))
		l := &a.Events[i]
		for j := range s {
			w[i][j] = -1
			if !Compatible(l.Type, records[j].Type) || !anchored(l, &g[i], records[j], &s[j]) {
				continue
			}
			w[i][j] = 1 + 4*float64(compare(l, &g[i], &s[j], nil).Correct)
			if l.IsCore() {
				w[i][j] += 2
			}
			if l.Type == records[j].Type {
				w[i][j] += 3
			}
		}
	}
	var out []Pair
	for _, p := range assign(w) {
		out = append(out, Pair{p[0], p[1]})
	}
	return out
}

// outcomes calls f with each slot of an aligned pair that counts and how it came out, "" when right.
func outcomes(l *Label, g, s *slots, f func(slot string, out Kind)) {
	for _, k := range g.names() {
		switch {
		case k == "type" && right(k, s, g, l):
		case !s.has(k):
			f(k, Missing)
		case right(k, s, g, l):
			f(k, "")
		default:
			f(k, Incorrect)
		}
	}
	for _, k := range mayBeSpurious {
		if s.has(k) && !g.has(k) && !(k == "person" && l.Type == "reporting_line") {
			f(k, Spurious)
		}
	}
}

// compare counts the slots of an aligned pair. Those to skip count only when they are spurious.
func compare(l *Label, g, s *slots, skip []string) (c Counts) {
	outcomes(l, g, s, func(slot string, out Kind) {
		if out == Spurious || !slices.Contains(skip, slot) {
			c.add(out.counts())
		}
	})
	return c
}

var aside = []string{"status", "date"}

func (s *slots) names() []string {
	var out []string
	for k := range s.forms {
		out = append(out, k)
	}
	for k := range s.value {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
