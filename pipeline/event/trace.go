package event

import (
	"fmt"
	"slices"
	"strings"

	"rochade/pipeline"
)

// A TraceLine says what a rule did on a sentence, for explain.
type TraceLine struct {
	Sentence int
	Rule     string
	Trigger  pipeline.Span
	Covers   pipeline.Span
	Outcome  string
}

func (a *analysis) note(sentence int, r *rule, items []item, b binding, outcome string) {
	if a.trace != nil {
		a.trace(TraceLine{sentence, r.name, items[b.anchor].Span, spanOf(items, b.start, b.end), outcome})
	}
}

func (a *analysis) noteRefusal(p *proposal, score int) {
	if a.trace != nil {
		a.trace(TraceLine{p.sentence, p.rule, p.trigger, p.trigger, fmt.Sprintf("%s refused by the decision model, score %d below %d", p.kind, score, a.model.threshold)})
	}
}

// noteItems tells the trace what the rules see of a sentence.
func (a *analysis) noteItems(items []item, sentence int) {
	if a.trace == nil {
		return
	}
	words := make([]string, len(items))
	for i := range items {
		words[i] = a.describeItem(&items[i])
	}
	s := a.doc.Sentences[sentence].Span
	a.trace(TraceLine{Sentence: sentence, Covers: s, Trigger: s, Outcome: "items " + strings.Join(words, " ")})
}

// describeItem writes an item as "text", "text{class.feature}" or "[text|kind.feature]".
func (a *analysis) describeItem(it *item) string {
	text := strings.Join(strings.Fields(a.doc.Slice(it.Span)), " ")
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
