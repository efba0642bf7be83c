package score

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

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

// A Finding is one error: what kind, in which document, and what was wanted and got.
type Finding struct {
	Document, Class, Type, Slot string // Class: INC, MIS, SPU, MISSING, SPURIOUS
	Want, Got                   string
	Rule, Evidence              string
}

// A Key names a row: a language and a type, either of them "" for all.
type Key struct{ Lang, Type string }

// A Pair is a label and the index of the record aligned with it.
type Pair struct{ Label, Record int }

// A Report is the outcome of scoring a set of articles.
type Report struct {
	Rows     map[Key]*Row
	PerSlot  map[Key]*Counts // Type is the slot's name
	Ordinary map[string][2]int
	Findings []Finding
}

// NewReport returns an empty report.
func NewReport() *Report {
	return &Report{Rows: map[Key]*Row{}, PerSlot: map[Key]*Counts{}, Ordinary: map[string][2]int{}}
}

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
			if !compatible(l.Type, records[j].Type) || !anchored(l, &g[i], records[j], &s[j]) {
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

// compare counts the slots of an aligned pair.
func compare(l *Label, g, s *slots, skip []string) (c Counts) {
	for _, k := range g.names() {
		if slices.Contains(skip, k) || k == "type" && right(k, s, g, l) {
			continue
		}
		switch {
		case !s.has(k):
			c.Missing++
		case right(k, s, g, l):
			c.Correct++
		default:
			c.Incorrect++
		}
	}
	for _, k := range mayBeSpurious {
		if s.has(k) && !g.has(k) && !(k == "person" && l.Type == "reporting_line") {
			c.Spurious++
		}
	}
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

// Add scores one article.
func (rep *Report) Add(a *Article, records []*Record) {
	g, s := allSlots(a, records)
	pairs := align(a, g, records, s)
	labelled, used := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		labelled[p.Label], used[p.Record] = true, true
		if l := &a.Events[p.Label]; l.IsCore() {
			rep.count(a.Lang, l.Type, Row{Aligned: 1, Slots: compare(l, &g[p.Label], &s[p.Record], nil), Args: compare(l, &g[p.Label], &s[p.Record], aside)})
			rep.slotErrors(a, l, &g[p.Label], &s[p.Record], records[p.Record])
		}
	}
	for i := range a.Events {
		if l := &a.Events[i]; l.IsCore() && !labelled[i] {
			rep.missing(a, l, &g[i])
		}
	}
	for j := range records {
		if !used[j] {
			rep.spurious(a, records[j], &s[j])
		}
	}
	if a.Sample == "random" {
		o := rep.Ordinary[a.Lang]
		o[0]++
		rep.Ordinary[a.Lang] = o
	}
}

func (rep *Report) count(lang, typ string, r Row) {
	for _, k := range [...]Key{{lang, ""}, {lang, typ}, {"", ""}} {
		if rep.Rows[k] == nil {
			rep.Rows[k] = &Row{}
		}
		rep.Rows[k].add(r)
	}
}

func (rep *Report) countSlot(lang, slot string, c Counts) {
	k := Key{lang, slot}
	if rep.PerSlot[k] == nil {
		rep.PerSlot[k] = &Counts{}
	}
	rep.PerSlot[k].add(c)
}

func (s *slots) text(k string) string {
	if f := s.forms[k]; len(f) > 0 {
		return f[0]
	}
	return s.value[k]
}

func (rep *Report) slotErrors(a *Article, l *Label, g, s *slots, r *Record) {
	find := func(class, k string) {
		rep.Findings = append(rep.Findings, Finding{a.ID, class, l.Type, k, g.text(k), s.text(k), r.Rule, l.Evidence})
	}
	for _, k := range g.names() {
		switch {
		case k == "type" && right(k, s, g, l):
		case !s.has(k):
			rep.countSlot(a.Lang, k, Counts{Missing: 1})
			find("MIS", k)
		case right(k, s, g, l):
			rep.countSlot(a.Lang, k, Counts{Correct: 1})
		default:
			rep.countSlot(a.Lang, k, Counts{Incorrect: 1})
			find("INC", k)
		}
	}
	for _, k := range mayBeSpurious {
		if s.has(k) && !g.has(k) && !(k == "person" && l.Type == "reporting_line") {
			rep.countSlot(a.Lang, k, Counts{Spurious: 1})
			find("SPU", k)
		}
	}
}

func (rep *Report) missing(a *Article, l *Label, g *slots) {
	row := Row{Missing: 1}
	for _, k := range g.names() {
		if k == "type" {
			continue
		}
		row.Slots.Missing++
		if !slices.Contains(aside, k) {
			row.Args.Missing++
		}
		rep.countSlot(a.Lang, k, Counts{Missing: 1})
	}
	rep.count(a.Lang, l.Type, row)
	rep.Findings = append(rep.Findings, Finding{a.ID, "MISSING", l.Type, "", g.summary(), "", "", l.Evidence})
}

func (rep *Report) spurious(a *Article, r *Record, s *slots) {
	row := Row{Spurious: 1}
	for _, k := range main {
		if !s.has(k) {
			continue
		}
		row.Slots.Spurious++
		if !slices.Contains(aside, k) {
			row.Args.Spurious++
		}
		rep.countSlot(a.Lang, k, Counts{Spurious: 1})
	}
	rep.count(a.Lang, r.Type, row)
	if a.Sample == "random" && !r.Background {
		o := rep.Ordinary[a.Lang]
		o[1]++
		rep.Ordinary[a.Lang] = o
	}
	evidence := ""
	if r.Evidence != nil {
		evidence = r.Evidence.Text
	}
	rep.Findings = append(rep.Findings, Finding{a.ID, "SPURIOUS", r.Type, "", "", s.summary(), r.Rule, evidence})
}

func (s *slots) summary() string {
	out := ""
	for _, k := range main {
		if s.has(k) {
			out += fmt.Sprintf("%s=%s ", k, s.text(k))
		}
	}
	return out
}

// Write prints one line a language, type and slot.
func (rep *Report) Write(w io.Writer) {
	keys := make([]Key, 0, len(rep.Rows))
	for k := range rep.Rows {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int {
		if (a.Lang == "") != (b.Lang == "") {
			return cmp.Compare(b.Lang, a.Lang)
		}
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Type, b.Type))
	})
	for _, k := range keys {
		name := cmp.Or(k.Lang, "all")
		if k.Type != "" {
			name = "  " + k.Lang + " " + k.Type
		}
		rep.Rows[k].write(w, name)
	}
	slots := make([]Key, 0, len(rep.PerSlot))
	for k := range rep.PerSlot {
		slots = append(slots, k)
	}
	slices.SortFunc(slots, func(a, b Key) int { return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Type, b.Type)) })
	for _, k := range slots {
		c := rep.PerSlot[k]
		fmt.Fprintf(w, "    slot %s %-14s correct %4d wrong %4d missing %4d spurious %4d\n", k.Lang, k.Type, c.Correct, c.Incorrect, c.Missing, c.Spurious)
	}
}

func (r Row) write(w io.Writer, name string) {
	ep, er, ef := r.EventPRF()
	sp, sr, sf := r.Slots.PRF()
	_, _, af := r.Args.PRF()
	fmt.Fprintf(w, "%-28s gold %4d sys %4d   event P %.3f R %.3f F %.3f   slot P %.3f R %.3f F %.3f   args F %.3f\n",
		name, r.Aligned+r.Missing, r.Aligned+r.Spurious, ep, er, ef, sp, sr, sf, af)
}
