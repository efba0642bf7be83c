package event

import (
	"fmt"
	"slices"
	"strings"

	"rochade/pipeline"
)

// Behind returns the lines of the data behind an event, as `rule de/departure/resigns
// de/events/departure.rules:12` and `word "tritt" de/words.tsv:40`: its rule, and the words of the text that
// the rule may have taken for its trigger.
func (x *Extractor) Behind(name, text string) ([]string, error) {
	lang, _, _ := strings.Cut(name, "/")
	if !slices.Contains(pipeline.Languages, lang) {
		return []string{unknownRule(name)}, nil
	}
	rs, err := x.ruleset(lang)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rs.rules, func(r *rule) bool { return r.name == name })
	if i < 0 {
		return []string{unknownRule(name)}, nil
	}
	r := rs.rules[i]
	out := []string{fmt.Sprintf("rule %s %s:%d", name, r.stanza.File, r.stanza.Line)}
	return append(out, rs.triggersIn(text, r)...), nil
}

func unknownRule(name string) string { return fmt.Sprintf("rule %q is not in the data", name) }

// triggersIn lists the words of a text at which the rule begins to match, each once.
func (rs *ruleset) triggersIn(text string, r *rule) []string {
	d := &pipeline.Document{Body: text}
	classes := r.triggerClasses(rs.vocab.symbols)
	var out []string
	for _, it := range rs.vocab.itemize(d, pipeline.Span{End: len(text)}, 0, 0, nil) {
		for _, rd := range it.readings {
			if !slices.Contains(classes, rd.class) {
				continue
			}
			if line := rs.describeWord(text[it.Start:it.End], rd); !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

func (rs *ruleset) describeWord(text string, rd reading) string {
	return fmt.Sprintf("word %q %s/words.tsv:%d", text, rs.lang, rd.line)
}
