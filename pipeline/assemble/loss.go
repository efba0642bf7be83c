package assemble

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"rochade/pipeline"
	"rochade/pipeline/event"
	"rochade/pipeline/score"
)

// A Loss says how far a labelled event got that is missing.
type Loss struct {
	Lang  string
	Where string   // the part of the system that has it no more
	Lines []string // what the names and rules did there
}

// lossAt names the part by the furthest step that something in its sentences reached.
var lossAt = map[event.Step]string{
	event.Seen:       "no rule matches",
	event.Unmatched:  "no rule matches",
	event.Dismissed:  "dismissed by a mark",
	event.Refused:    "refused by a guard",
	event.Outdone:    "outdone by another rule",
	event.Proposed:   "proposed otherwise",
	event.Merged:     "merged with another event",
	event.Incomplete: "too little is said",
	event.Unbelieved: "refused by the decision model",
	event.Accepted:   "told otherwise",
}

// A Loser is a labelled event that is missing: its article and its index there.
type Loser struct {
	Document string
	Label    int
}

// Losses finds out how far each event got that a report misses.
func (x *Explainer) Losses(articles []*score.Article, report *score.Report) map[Loser]Loss {
	missing := map[string][]int{}
	for _, f := range report.Findings {
		if f.Slot == "" && f.Kind == score.Missing {
			missing[f.Document] = append(missing[f.Document], f.Label)
		}
	}
	out := map[Loser]Loss{}
	for _, a := range articles {
		labels := missing[a.ID]
		if len(labels) == 0 {
			continue
		}
		d := labelledDocument(a)
		lines := x.lines(d)
		for _, label := range labels {
			where, notes := lossOf(d, lines, &a.Events[label])
			out[Loser{a.ID, label}] = Loss{a.Lang, where, notes}
		}
	}
	return out
}

// WriteLosses prints how many events each part of the system loses, by language.
func WriteLosses(w io.Writer, losses map[Loser]Loss) {
	total, byLang := map[string]int{}, map[score.Key]int{}
	for _, l := range losses {
		total[l.Where]++
		byLang[score.Key{Lang: l.Lang, Type: l.Where}]++
	}
	parts := slices.SortedFunc(maps.Keys(total), func(a, b string) int {
		return cmp.Or(cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
	})
	for _, where := range parts {
		fmt.Fprintf(w, "%-32s %4d ", where, total[where])
		for _, lang := range slices.Sorted(slices.Values(pipeline.Languages)) {
			if n := byLang[score.Key{Lang: lang, Type: where}]; n > 0 {
				fmt.Fprintf(w, "  %s %d", lang, n)
			}
		}
		fmt.Fprintln(w)
	}
}

// lossOf returns where a label is lost, and what the names and rules did there.
func lossOf(d *pipeline.Document, lines []event.TraceLine, l *score.Label) (where string, notes []string) {
	if !d.Candidate {
		return "the document is not searched", nil
	}
	var told []int
	searched := false
	for i, s := range d.Sentences {
		if score.EvidenceMeets(l.Evidence, d.Slice(s.Span)) {
			told = append(told, i)
			searched = searched || s.Candidate
		}
	}
	unknown := unrecognized(d, l)
	switch {
	case len(told) == 0:
		return "no sentence holds the evidence", unknown
	case !searched:
		return "no trigger word", unknown
	}
	furthest := event.Seen
	notes = unknown
	for _, line := range lines {
		if !slices.Contains(told, line.Sentence) || line.Step == event.Marked || line.Step == event.Seen {
			continue
		}
		notes = append(notes, fmt.Sprintf("%s at %q: %s", cmp.Or(line.Rule, "trigger"), d.Slice(line.Trigger), line.Outcome))
		if line.Type == "" || score.Compatible(l.Type, line.Type) {
			furthest = max(furthest, line.Step)
		}
	}
	if len(unknown) > 0 {
		return "a name is not recognized", notes
	}
	return lossAt[furthest], notes
}

// unrecognized tells which names of the label are not among the mentions.
func unrecognized(d *pipeline.Document, l *score.Label) []string {
	var out []string
	for _, r := range [...]struct {
		kind  pipeline.Kind
		forms []string
		same  func(system, gold []string) bool
	}{{pipeline.Person, l.Person, score.SamePerson}, {pipeline.Title, l.Title, score.SameTitle}} {
		found := func(m pipeline.Mention) bool {
			return m.Kind == r.kind && (r.same([]string{m.Name, d.Slice(m.Span)}, r.forms) || m.Code != "" && m.Code == l.TitleCode)
		}
		if len(r.forms) > 0 && !(r.kind == pipeline.Title && l.TitleCode == "head") && !slices.ContainsFunc(d.Mentions, found) {
			out = append(out, fmt.Sprintf("%s %q is not recognized", r.kind, r.forms[0]))
		}
	}
	return out
}
