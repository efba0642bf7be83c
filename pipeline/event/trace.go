package event

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rochade/pipeline"
)

// A Step is how far a word, a rule or a proposal got.
type Step uint8

const (
	Seen       Step = iota // the items of a sentence
	Marked                 // a mark or group matched
	Dismissed              // a mark says that the word tells no event
	Unmatched              // no rule matches at the trigger
	Refused                // a guard is against the match
	Outdone                // another rule binds more
	Proposed               // the rule wins
	Merged                 // what was proposed is told elsewhere
	Incomplete             // it names too little
	Unbelieved             // the decision model refuses it
	Accepted               // it becomes an event
)

// A TraceLine says what a rule did on a sentence, for explain.
type TraceLine struct {
	Step     Step
	Sentence int
	Type     string // of the event that is proposed, from Proposed on
	Rule     string // "" for Seen and Unmatched
	Trigger  pipeline.Span
	Covers   pipeline.Span
	Outcome  string
}

func (a *analysis) note(step Step, r *rule, items []item, b binding, outcome string) {
	if a.trace != nil {
		a.trace(TraceLine{step, a.current, "", r.name, items[b.anchor].Span, spanOf(items, b.start, b.end), outcome})
	}
}

// noteProposal tells what became of a proposal.
func (a *analysis) noteProposal(step Step, p *proposal, outcome string) {
	if a.trace != nil {
		a.trace(TraceLine{step, p.sentence, p.kind, p.rule, p.trigger, p.trigger, outcome})
	}
}

// noteMerged tells that p says the same as q.
func (a *analysis) noteMerged(p, q *proposal) {
	if a.trace != nil {
		a.noteProposal(Merged, p, fmt.Sprintf("%s merged with that of sentence %d by %s", a.describeSlots(p), q.sentence, q.rule))
	}
}

func (a *analysis) noteIncomplete(p *proposal) {
	if a.trace != nil {
		a.noteProposal(Incomplete, p, a.describeSlots(p)+" dropped, as it says too little")
	}
}

// noteVerdict tells what the decision model says, and what weighed most.
func (a *analysis) noteVerdict(step Step, p *proposal, score int) {
	if a.trace == nil {
		return
	}
	verdict := "accepted"
	if step == Unbelieved {
		verdict = "refused"
	}
	outcome := a.describeSlots(p) + " " + verdict + p.describeInference()
	if a.model != nil {
		outcome += fmt.Sprintf("; score %d, threshold %d: %s", score, a.model.threshold, strings.Join(a.model.heaviest(a.describeProposal(p)), ", "))
	}
	a.noteProposal(step, p, outcome)
}

// noteMark tells of a match of a mark or group; one that takes an event away is a step of its own.
func (a *analysis) noteMark(g *rule, items []item, b binding) {
	if a.trace == nil {
		return
	}
	if g.head != "" {
		a.note(Marked, g, items, b, "groups")
	}
	for _, s := range g.sets {
		step := Marked
		if s.feats.has(featDrop) {
			step = Dismissed
		}
		a.note(step, g, items, b, "marks"+a.featureNames(s.feats))
	}
}

// noteUnmatched tells of a trigger at which no rule matches, and of what there is in the sentence.
func (a *analysis) noteUnmatched(items []item, i, rules int) {
	if a.trace == nil || !a.trigger(&items[i]) {
		return
	}
	var words []string
	for _, rd := range items[i].readings {
		if a.rules.vocab.trigger[rd.class] {
			words = append(words, a.className(rd.class)+a.featureNames(rd.features.with(items[i].feats))+" "+a.rules.lang+fmt.Sprintf("/words.tsv:%d", rd.line))
		}
	}
	var candidates []string
	for k := range items {
		if items[k].kind != pipeline.KindNone {
			candidates = append(candidates, a.describeItem(&items[k]))
		}
	}
	a.trace(TraceLine{Step: Unmatched, Sentence: a.current, Trigger: items[i].Span, Covers: items[i].Span,
		Outcome: fmt.Sprintf("%s: none of %d rules matches; candidates: %s", strings.Join(words, ", "), rules, cmp.Or(strings.Join(candidates, " "), "none"))})
}

// noteOutdone tells of the rules that match at a trigger but do not win.
func (a *analysis) noteOutdone(matched, best []winner, items []item) {
	for _, w := range matched {
		k := slices.IndexFunc(best, func(b winner) bool { return b.kind == w.kind })
		if best[k].rule != w.rule {
			a.note(Outdone, w.rule, items, w.binding, w.kind+" outdone by "+best[k].rule.name)
		}
	}
}

// describeSlots writes the slots of a proposal as "person=… title=…".
func (a *analysis) describeSlots(p *proposal) string {
	var b strings.Builder
	b.WriteString(p.kind)
	for _, s := range [...]struct {
		name string
		of   *party
	}{{"person", p.person}, {"title", p.title}, {"organization", p.organization}, {"predecessor", p.predecessor}, {"successor", p.successor}} {
		if s.of == nil {
			continue
		}
		fmt.Fprintf(&b, " %s=%s", s.name, oneLine(a.doc.Slice(s.of.Span)))
		if s.of.mention >= 0 && !a.named(s.of) {
			fmt.Fprintf(&b, " (%s)", a.doc.Mentions[s.of.mention].Name)
		}
	}
	if p.date >= 0 {
		fmt.Fprintf(&b, " date=%s", a.doc.Dates[p.date].Value)
	}
	return b.String()
}

// describeInference says which slots the document filled.
func (p *proposal) describeInference() string {
	var from []string
	for _, s := range [...]struct {
		inferred uint8
		text     string
	}{{inferredTitle, "title from the posts held"}, {inferredOrganization, "organization from the document"}, {inferredFromFocus, "the one that it is about"}} {
		if p.inferred.has(s.inferred) {
			from = append(from, s.text)
		}
	}
	if len(from) == 0 {
		return ""
	}
	return "; " + strings.Join(from, ", ")
}

// noteItems tells the trace what the rules see of a sentence.
func (a *analysis) noteItems(items []item) {
	if a.trace == nil {
		return
	}
	words := make([]string, len(items))
	for i := range items {
		words[i] = a.describeItem(&items[i])
	}
	s := a.doc.Sentences[a.current].Span
	a.trace(TraceLine{Sentence: a.current, Covers: s, Trigger: s, Outcome: "items " + strings.Join(words, " ")})
}

// describeItem writes an item as "text", "text{class.feature}" or "[text|kind.feature]".
func (a *analysis) describeItem(it *item) string {
	text := oneLine(a.doc.Slice(it.Span))
	switch {
	case it.kind != pipeline.KindNone:
		return "[" + text + "|" + it.kind.String() + a.featureNames(it.feats) + describePosts(a.doc, it.posts) + "]"
	case len(it.readings) == 0:
		return text
	}
	var readings []string
	for _, r := range it.readings {
		readings = append(readings, a.className(r.class)+a.featureNames(r.features.with(it.feats)))
	}
	return text + "{" + strings.Join(readings, "|") + "}"
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (a *analysis) featureNames(f features) string {
	var names []string
	for name, n := range a.rules.vocab.features {
		if f.has(n) {
			names = append(names, "."+name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, "")
}

func describePosts(d *pipeline.Document, posts []post) string {
	var b strings.Builder
	for _, p := range posts {
		b.WriteString(" <")
		if p.title >= 0 {
			b.WriteString(d.Mentions[p.title].Name)
		}
		if p.organization >= 0 {
			b.WriteString(" @ " + d.Mentions[p.organization].Name)
		}
		b.WriteString(">")
	}
	return b.String()
}
