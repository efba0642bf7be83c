package score

import (
	"fmt"
	"slices"
)

// A Key names a row: a language and a type or slot, any of them "" for all.
type Key struct{ Lang, Type string }

// A Report is the outcome of scoring a set of articles.
type Report struct {
	Rows     map[Key]*Row
	PerSlot  map[Key]*Counts   // Type is the slot's name
	Ordinary map[string][2]int // by language: random articles, records from them that do not say background
	Findings []Finding
	tallies  []*tally
	found    map[labelKey]*Record
}

// A tally is the outcome of one article.
type tally struct {
	lang  string
	rows  map[Key]Row
	slots map[Key]Counts
}

// A labelKey names a label: its article and its index there.
type labelKey struct {
	document string
	label    int
}

// NewReport returns an empty report.
func NewReport() *Report {
	return &Report{Rows: map[Key]*Row{}, PerSlot: map[Key]*Counts{}, Ordinary: map[string][2]int{}, found: map[labelKey]*Record{}}
}

// Add scores one article.
func (rep *Report) Add(a *Article, records []*Record) {
	rep.tallies = append(rep.tallies, &tally{a.Lang, map[Key]Row{}, map[Key]Counts{}})
	g, s := allSlots(a, records)
	pairs := align(a, g, records, s)
	labelled, used := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		labelled[p.Label], used[p.Record] = true, true
		if l := &a.Events[p.Label]; l.IsCore() {
			rep.found[labelKey{a.ID, p.Label}] = records[p.Record]
			rep.count(l.Type, Row{Aligned: 1, Slots: compare(l, &g[p.Label], &s[p.Record], nil), Args: compare(l, &g[p.Label], &s[p.Record], aside)})
			rep.slotErrors(a, p.Label, &g[p.Label], &s[p.Record], records[p.Record])
		}
	}
	for i := range a.Events {
		if a.Events[i].IsCore() && !labelled[i] {
			rep.missing(a, i, &g[i])
		}
	}
	if a.Sample == "random" {
		o := rep.Ordinary[a.Lang]
		o[0]++
		rep.Ordinary[a.Lang] = o
	}
	for j := range records {
		if !used[j] {
			rep.spurious(a, records[j], &s[j])
		}
	}
}

// count adds to the rows of the article that is being scored, and to those of all.
func (rep *Report) count(typ string, r Row) {
	t := rep.tallies[len(rep.tallies)-1]
	for _, k := range [...]Key{{t.lang, ""}, {t.lang, typ}, {"", ""}} {
		if rep.Rows[k] == nil {
			rep.Rows[k] = &Row{}
		}
		rep.Rows[k].add(r)
		row := t.rows[k]
		row.add(r)
		t.rows[k] = row
	}
}

func (rep *Report) countSlot(slot string, c Counts) {
	t := rep.tallies[len(rep.tallies)-1]
	k := Key{t.lang, slot}
	if rep.PerSlot[k] == nil {
		rep.PerSlot[k] = &Counts{}
	}
	rep.PerSlot[k].add(c)
	counts := t.slots[k]
	counts.add(c)
	t.slots[k] = counts
}

func (rep *Report) slotErrors(a *Article, label int, g, s *slots, r *Record) {
	l := &a.Events[label]
	outcomes(l, g, s, func(slot string, out Kind) {
		rep.countSlot(slot, out.counts())
		if out != "" {
			rep.Findings = append(rep.Findings, Finding{Document: a.ID, Lang: a.Lang, Kind: out, Type: l.Type, Slot: slot,
				Want: g.text(slot), Got: s.text(slot), Evidence: l.Evidence, Label: label, Record: r})
		}
	})
}

func (rep *Report) missing(a *Article, label int, g *slots) {
	l, row := &a.Events[label], Row{Missing: 1}
	for _, k := range g.names() {
		if k == "type" {
			continue
		}
		row.Slots.Missing++
		if !slices.Contains(aside, k) {
			row.Args.Missing++
		}
		rep.countSlot(k, Counts{Missing: 1})
	}
	rep.count(l.Type, row)
	rep.Findings = append(rep.Findings, Finding{Document: a.ID, Lang: a.Lang, Kind: Missing, Type: l.Type,
		Want: g.summary(), Evidence: l.Evidence, Label: label})
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
		rep.countSlot(k, Counts{Spurious: 1})
	}
	rep.count(r.Type, row)
	if a.Sample == "random" && !r.Background {
		o := rep.Ordinary[a.Lang]
		o[1]++
		rep.Ordinary[a.Lang] = o
	}
	f := Finding{Document: a.ID, Lang: a.Lang, Kind: Spurious, Type: r.Type, Got: s.summary(), Trap: len(a.Events) == 0, Label: -1, Record: r}
	if r.Evidence != nil {
		f.Evidence = r.Evidence.Text
	}
	rep.Findings = append(rep.Findings, f)
}

func (s *slots) text(k string) string {
	if f := s.forms[k]; len(f) > 0 {
		return f[0]
	}
	return s.value[k]
}

// summary names what an event is about: "person=… title=…".
func (s *slots) summary() string {
	out := ""
	for _, k := range main {
		if s.has(k) {
			out += fmt.Sprintf("%s=%s ", k, s.text(k))
		}
	}
	return out
}
