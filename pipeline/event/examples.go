package event

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// Check loads the rules of a language and runs every example. All problems are
// joined into one error; a language without words.tsv is not supported and has none.
func Check(fsys fs.FS, lang string) error {
	if _, err := fs.Stat(fsys, lang+"/words.tsv"); err != nil {
		return nil
	}
	rs, err := loadRules(fsys, lang)
	if rs == nil {
		return err
	}
	errs := []error{err}
	for _, r := range append(rs.groups[:len(rs.groups):len(rs.groups)], rs.rules...) {
		for _, d := range r.stanza.Lines {
			if d.Key != "yes" && d.Key != "no" {
				continue
			}
			if err := rs.runExample(r, d); err != nil {
				errs = append(errs, r.stanza.Errorf(d.Line, "%s: %v", r.stanza.Name, err))
			}
		}
	}
	return errors.Join(errs...)
}

// runExample analyses the sentence of a yes or no line. A "yes" needs a match of the
// rule that binds what stands behind "=>": role=text, or status=name.
func (rs *ruleset) runExample(r *rule, d lexicon.Directive) error {
	text, want, _ := strings.Cut(d.Text, "=>")
	doc, err := ParseExample(text)
	if err != nil {
		return err
	}
	doc.Language = rs.lang
	a := &analysis{doc: doc, rules: rs, machine: &machine{v: rs.vocab}, table: newTable(doc, rs, canonical(doc))}
	items := rs.vocab.itemize(doc, doc.Sentences[0].Span, 0, 0, nil)
	a.table.resolve(items, 0)
	var found []string
	record := func(items []item, b binding) { found = append(found, describe(doc, items, b)) }
	if r.stanza.Kind == "rule" {
		items = a.reduce(items)
		a.watch = func(w *rule, b binding) {
			if w == r {
				record(items, b)
			}
		}
		a.propose(items, 0)
	} else {
		a.reduceWatching(items, r, record)
	}
	if d.Key == "no" {
		if len(found) > 0 {
			return fmt.Errorf("a no example matches: %s", strings.Join(found, " | "))
		}
		return nil
	}
	for _, f := range found {
		if includes(f, want) {
			return nil
		}
	}
	return fmt.Errorf("want %s, got %s", strings.TrimSpace(want), orNothing(strings.Join(found, " | ")))
}

func orNothing(s string) string {
	if s == "" {
		return "no match"
	}
	return s
}

// describe writes a binding as "role=text; role=text status=planned".
func describe(d *pipeline.Document, items []item, b binding) string {
	var out []string
	for _, c := range b.captures {
		out = append(out, b.roles[c.role]+"="+d.Slice(items[c.item].Span))
	}
	a := &analysis{doc: d}
	f := items[b.anchor].feats
	for _, r := range items[b.anchor].readings {
		f = f.with(r.features)
	}
	out = append(out, "status="+a.status(&proposal{feats: f}, &pipeline.Event{}))
	if f.has(featDrop) {
		out = append(out, "drop=true")
	}
	if f.has(featBackground) {
		out = append(out, "background=true")
	}
	return strings.Join(out, "; ")
}

// includes reports whether every "role=text" of want is in the description. Values may hold spaces; a new pair
// starts at a word with "=".
func includes(found, want string) bool {
	have := map[string]bool{}
	for _, f := range strings.Split(found, "; ") {
		have[f] = true
	}
	var pair string
	for _, w := range strings.Fields(want) {
		if strings.Contains(w, "=") {
			if pair != "" && !have[pair] {
				return false
			}
			pair = w
		} else {
			pair += " " + w
		}
	}
	return pair == "" || have[pair]
}

// ParseExample turns "[Ann Lee|person] resigned as [chairman|title:chair.old]." into a document
// of one sentence with the marked mentions: kind, code of a title, marks.
func ParseExample(text string) (*pipeline.Document, error) {
	d := &pipeline.Document{ID: "example", Published: "2020-06-15", Candidate: true}
	var body strings.Builder
	rest := strings.TrimSpace(text)
	for {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			break
		}
		body.WriteString(rest[:open])
		inside, after, ok := strings.Cut(rest[open+1:], "]")
		words, label, bar := strings.Cut(inside, "|")
		if !ok || !bar || words == "" {
			return nil, fmt.Errorf("a mention is [words|kind:code.mark], got %q", rest[open:])
		}
		kind, marks, _ := strings.Cut(label, ".")
		kind, code, _ := strings.Cut(kind, ":")
		span := pipeline.Span{Start: body.Len(), End: body.Len() + len(words)}
		body.WriteString(words)
		switch k := pipeline.KindOf(kind); k {
		case pipeline.KindNone:
			return nil, fmt.Errorf("unknown kind %q", kind)
		case pipeline.KindDate:
			d.Dates = append(d.Dates, pipeline.Date{Span: span, Type: "date", Value: code, First: code, Last: code})
		default:
			m := pipeline.Mention{Span: span, Kind: k, Name: words, Code: code}
			if k == pipeline.Amount {
				m.Code, m.Unit = "", code
			}
			for _, name := range strings.Split(marks, ".") {
				m.Marks |= markNamed(name)
			}
			d.Mentions = append(d.Mentions, m)
		}
		rest = after
	}
	body.WriteString(rest)
	d.Body = strings.TrimRight(body.String(), " ")
	d.Text = d.Body
	d.Sentences = []pipeline.Sentence{{Span: pipeline.Span{Start: 0, End: len(d.Body)}, Candidate: true}}
	return d, nil
}

func markNamed(name string) pipeline.Mark {
	for i, n := range fixedFeatureNames[:featTitled] {
		if n == name {
			return 1 << i
		}
	}
	return 0
}
