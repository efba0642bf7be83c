package assemble

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/event"
	"rochade/pipeline/lexicon"
)

// Use counts what makes the rules of all languages fire.
type Use struct {
	Documents int    // rules that fire in the documents
	Examples  int    // others that fire in an example of their own, read as an article
	Kept      []Rule // others that say why they are kept
	Unused    []Rule // all others
}

// A Rule is a stanza that fires nowhere.
type Rule struct {
	Name   string // "de/departure/resigns"
	Place  string // "de/events/departure.rules:12"
	Reason string // what its line "kept" says, or ""
}

// Used finds out which rules fire in the documents of src. An event rule fires when it proposes an
// event, a mark or group when it matches, a date rule when a date is its.
func Used(dict fs.FS, src pipeline.Source) (*Use, error) {
	stages, err := MentionStages(dict)
	if err != nil {
		return nil, err
	}
	w := &watcher{&Explainer{stages, event.NewExtractor(dict)}, map[string]bool{}}
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading documents: %w", err)
		}
		w.read(d)
	}
	use := &Use{}
	for _, lang := range pipeline.Languages {
		files, err := fs.Glob(dict, lang+"/events/*.rules")
		if err != nil {
			return nil, err
		}
		for _, file := range append([]string{lang + "/dates.rules", lang + "/groups.rules"}, files...) {
			if err := use.add(dict, w, lang, file); err != nil {
				return nil, err
			}
		}
	}
	return use, nil
}

// ruleKinds are the stanzas that can fire.
var ruleKinds = map[string]bool{"rule": true, "mark": true, "group": true}

// add counts the rules of a file.
func (u *Use) add(dict fs.FS, w *watcher, lang, file string) error {
	stanzas, err := lexicon.ReadStanzas(dict, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("listing the rules: %w", err)
	}
	for _, s := range stanzas {
		if !ruleKinds[s.Kind] {
			continue
		}
		r := Rule{Name: lang + "/" + strings.TrimSuffix(path.Base(file), ".rules") + "/" + s.Name, Place: fmt.Sprintf("%s:%d", s.File, s.Line)}
		for _, d := range s.All("kept") {
			r.Reason = d.Text
		}
		switch {
		case w.fired[r.Name]:
			u.Documents++
		case w.firesInExample(r.Name, lang, s):
			u.Examples++
		case r.Reason != "":
			u.Kept = append(u.Kept, r)
		default:
			u.Unused = append(u.Unused, r)
		}
	}
	return nil
}

// A watcher notes which rules fire.
type watcher struct {
	*Explainer
	fired map[string]bool
}

func (w *watcher) read(d *pipeline.Document) {
	for _, l := range w.lines(d) {
		if l.Step == event.Marked || l.Step == event.Dismissed || l.Step == event.Proposed {
			w.fired[l.Rule] = true
		}
	}
	for _, date := range d.Dates {
		w.fired[date.Rule] = true
	}
}

// marked is a mention of an example: "[Ann Lee|person]" or "[May 4th]".
var marked = regexp.MustCompile(`\[([^]|]*)[^]]*\]`)

// firesInExample reads the examples of a stanza as articles, with the names that are found.
func (w *watcher) firesInExample(name, lang string, s lexicon.Stanza) bool {
	own := &watcher{w.Explainer, map[string]bool{}}
	for _, example := range s.All("yes") {
		text, _, _ := strings.Cut(example.Text, "=>")
		text = marked.ReplaceAllString(text, "$1")
		own.read(&pipeline.Document{ID: name, Text: text, Published: "2020-06-15", PublishedBasis: "metadata", ForcedLang: lang})
		if own.fired[name] {
			return true
		}
	}
	return false
}
