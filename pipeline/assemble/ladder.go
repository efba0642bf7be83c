package assemble

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"rochade/pipeline"
	"rochade/pipeline/event"
	"rochade/pipeline/score"
)

// A Rung is a step from labelled names and bare sentences to what users get.
type Rung struct {
	Name   string
	Report *score.Report
}

// Ladder evaluates labelled articles several times, each time with one more part of the
// system in place: what a score loses on a rung is lost in that part.
func Ladder(dict fs.FS, articles []*score.Article) ([]Rung, error) {
	stages, err := Stages(dict)
	if err != nil {
		return nil, err
	}
	names := inject(dict, articles)
	var out []Rung
	for _, r := range [...]struct {
		name    string
		inject  bool
		options []event.Option
	}{
		{"labelled names, sentence rules", true, []event.Option{event.WithoutDiscourse(), event.WithoutModel()}},
		{"+ discourse table", true, []event.Option{event.WithoutModel()}},
		{"+ decision model", true, nil},
		{"own names", false, nil},
	} {
		e, err := Evaluate(rung(stages, names, r.inject, event.NewExtractor(dict, r.options...).Stage()), articles)
		if err != nil {
			return nil, fmt.Errorf("evaluating with %s: %w", r.name, err)
		}
		out = append(out, Rung{r.name, e.Report})
	}
	return out, nil
}

// rung returns the stages with another event stage, and on request with labelled names.
func rung(stages []pipeline.Stage, names pipeline.Stage, inject bool, events pipeline.Stage) []pipeline.Stage {
	out := slices.Clone(stages)
	if i := stageNamed(out, "entity"); inject && i >= 0 {
		out = slices.Insert(out, i+1, names)
	}
	out[stageNamed(out, "event")] = events
	return out
}

func stageNamed(stages []pipeline.Stage, name string) int {
	return slices.IndexFunc(stages, func(s pipeline.Stage) bool { return s.Name == name })
}

// WriteLadder prints the rungs of every language below each other, and then the F of each
// slot on all of them.
func WriteLadder(w io.Writer, rungs []Rung) {
	for _, lang := range append(slices.Sorted(slices.Values(pipeline.Languages)), "") {
		for _, r := range rungs {
			row := r.Report.Rows[score.Key{Lang: lang}]
			if row == nil {
				continue
			}
			ep, er, ef := row.EventPRF()
			sp, sr, sf := row.Slots.PRF()
			fmt.Fprintf(w, "%-3s  %-31s event P %.3f R %.3f F %.3f   slot P %.3f R %.3f F %.3f\n", cmp.Or(lang, "all"), r.Name, ep, er, ef, sp, sr, sf)
		}
		writeSlots(w, rungs, lang)
	}
}

func writeSlots(w io.Writer, rungs []Rung, lang string) {
	for _, slot := range score.MainSlots() {
		if rungs[0].Report.PerSlot[score.Key{Lang: lang, Type: slot}] == nil {
			continue
		}
		fmt.Fprintf(w, "%-3s    slot %-14s F ", lang, slot)
		for _, r := range rungs {
			_, _, f := r.Report.PerSlot[score.Key{Lang: lang, Type: slot}].PRF()
			fmt.Fprintf(w, " %.3f", f)
		}
		fmt.Fprintln(w)
	}
}
